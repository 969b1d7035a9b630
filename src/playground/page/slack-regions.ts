// The parts of the page's Slack that change, each as HTML by its region's name.
import type { Html } from './markup.ts';
import { nothing } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';
import { renderHome } from './slack/home.ts';
import { renderMessages } from './slack/message-list.ts';
import { renderModal } from './slack/modal.ts';
import { namesOf, type Scene } from './slack/scene.ts';
import { channelsOf, renderHead, renderSidebar } from './slack/sidebar.ts';

export function slackRegions({ slack, timeZone }: PlaygroundPageOptions, viewer: Viewer): Record<string, Html> {
  const { memberId, place } = viewer;
  const scene: Omit<Scene, 'on'> = {
    memberId,
    names: namesOf(slack, timeZone),
    members: slack.members(),
    channels: channelsOf(slack, memberId),
  };
  const stack = slack.modals(memberId);
  const top = stack.at(-1);
  const channel = place === 'dm' ? slack.dm(memberId) : place;
  return {
    'slack-side': renderSidebar(slack, viewer),
    'slack-head': renderHead(slack, viewer),
    'slack-messages':
      place === 'home' ? renderHome(slack, scene) : renderMessages(slack.messages(channel, memberId), slack.bot, scene),
    'slack-modal': top ? renderModal(top, stack.length - 1, scene) : nothing,
  };
}
