// What showing an answer costs: one fetch to a response_url.
import { serveYardstick } from './yardsticks.ts';

/** As long as an answer is. */
const body = JSON.stringify({
  ...{
    text: '参加のお申し込み、ありがとうございます',
    response_type: 'ephemeral',
    replace_original: false,
    mrkdwn: false,
  },
  blocks: Array.from({ length: 6 }, (_, n) => ({
    type: 'section',
    text: {
      type: 'plain_text',
      text: `${n} 11月30日（月）18:30〜20:00　3階 会議室A　締切は11月29日（日）まで`.repeat(3),
    },
  })),
});

serveYardstick(async ({ url }: { url: string }) => ({
  said: 'ready',
  async act() {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
    await answer.text();
    if (!answer.ok) throw new Error(`response_url answered ${answer.status}`);
  },
}));
