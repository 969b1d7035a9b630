// Slack's rate limits, in real time. Knows methods' tiers, nothing of what they do.
import { postRate, tierPerMinute } from './limits.ts';

interface Bucket {
  tokens: number;
  filledAt: number;
}

export interface RateLimits {
  /** Counts a call; the whole seconds to wait when it comes too soon, else 0. */
  take(method: string, channel?: string): number;
}

/** Each method's tier as its reference page gives it (https://docs.slack.dev/reference/methods). */
const tiers: Record<string, keyof typeof tierPerMinute> = {
  'auth.test': 'tier4', // "special: hundreds a minute"
  'api.test': 'tier4',
  'bots.info': 'tier3',
  'chat.delete': 'tier3',
  'chat.postEphemeral': 'tier4',
  'chat.update': 'tier3',
  'conversations.history': 'tier3',
  'conversations.info': 'tier3',
  'conversations.join': 'tier3',
  'conversations.list': 'tier2',
  'conversations.members': 'tier4',
  'conversations.open': 'tier3',
  'files.completeUploadExternal': 'tier4',
  'files.getUploadURLExternal': 'tier4',
  'files.info': 'tier4',
  'users.conversations': 'tier3',
  'users.info': 'tier4',
  'users.list': 'tier2',
  'users.profile.get': 'tier4',
  'views.open': 'tier4',
  'views.publish': 'tier4',
  'views.push': 'tier4',
  'views.update': 'tier4',
};

export const noRateLimits: RateLimits = { take: () => 0 };

/** Token buckets holding a minute's calls (three posts, for a channel), so that short bursts pass as they do at Slack. */
export function createRateLimits(nowMs: () => number = () => performance.now()): RateLimits {
  const buckets = new Map<string, Bucket>();

  function wait(key: string, { holds, perSecond }: { holds: number; perSecond: number }): number {
    const now = nowMs();
    const bucket = buckets.get(key) ?? { tokens: holds, filledAt: now };
    bucket.tokens = Math.min(holds, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
    bucket.filledAt = now;
    buckets.set(key, bucket);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.ceil((1 - bucket.tokens) / perSecond);
  }

  return {
    take(method, channel) {
      if (method === 'chat.postMessage') {
        const { channelBurst, perChannelPerSecond, perWorkspacePerMinute } = postRate;
        const inChannel = wait(`post ${channel}`, { holds: channelBurst, perSecond: perChannelPerSecond });
        if (inChannel > 0) return inChannel;
        return wait('post', { holds: perWorkspacePerMinute, perSecond: perWorkspacePerMinute / 60 });
      }
      const tier = tiers[method];
      if (!tier) return 0;
      const perMinute = tierPerMinute[tier];
      return wait(method, { holds: perMinute, perSecond: perMinute / 60 });
    },
  };
}
