// The parts of the page's Slack that change, each as HTML by its region's name.
import { emptyPlace } from './empty-places.ts';
import type { Html } from './markup.ts';
import { nothing } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';
import { renderHome } from './slack/home.ts';
import { renderMessages } from './slack/message-list.ts';
import { renderModal } from './slack/modal.ts';
import { namesOf, type Scene } from './slack/scene.ts';
import { channelsOf, renderHead, renderSidebar } from './slack/sidebar.ts';

export function slackRegions(page: PlaygroundPageOptions, viewer: Viewer): Record<string, Html> {
  const { slack, timeZone } = page;
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
  const messages = slack.messages(channel, memberId);
  const inPlace = () => (messages.length === 0 ? emptyPlace(page, viewer) : renderMessages(messages, slack.bot, scene));
  return {
    'slack-side': renderSidebar(slack, viewer),
    'slack-head': renderHead(slack, viewer),
    'slack-messages': place === 'home' ? renderHome(slack, scene) : inPlace(),
    'slack-modal': top ? renderModal(top, stack.length - 1, scene) : nothing,
  };
}
