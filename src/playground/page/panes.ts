// Slack's and LINE's panes: person, what is shown, and the box to write in, which no refresh touches.
import { html } from 'hono/html';
import { actAttribute } from './acts.ts';
import type { Html } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';

type Regions = Record<string, Html>;

function personSwitch(given: {
  app: string;
  testId: string;
  people: { id: string; label: string }[];
  current: string;
}) {
  const options = given.people.map(
    ({ id, label }) => html`<option value="${id}"${id === given.current ? html` selected` : ''}>${label}</option>`,
  );
  return html`<label class="person"><span>あなた</span><select data-testid="${given.testId}" aria-label="${given.app}で、だれになるか">${options}</select></label>`;
}

function composer(given: {
  id: string;
  testId: string;
  label: string;
  placeholder: string;
  extra?: Html;
  about?: Html;
}): Html {
  return html`<form class="composer" data-composer="${given.testId}">${given.extra ?? ''}<textarea id="${given.id}"${given.about ?? ''} rows="1" dir="auto" maxlength="5000" data-testid="${given.testId}" aria-label="${given.label}" placeholder="${given.placeholder}" enterkeyhint="send"></textarea><button type="submit" class="send">送信</button></form>`;
}

function shortcutMenu(shortcuts: PlaygroundPageOptions['shortcuts'], memberId: string): Html {
  if (shortcuts.length === 0) return html``;
  const items = shortcuts.map(
    ({ callbackId, label }) =>
      html`<button type="button" role="menuitem" dir="auto" data-act="${actAttribute({ do: 'slack-shortcut', memberId, callbackId })}" data-as-me>${label}</button>`,
  );
  return html`<details class="menu shortcuts"><summary aria-label="ショートカット" title="ショートカット">⚡</summary><div class="menu-list" role="menu">${items}</div></details>`;
}

/** Offered by client/commands.js while one types a command. */
const commandList = (commands: PlaygroundPageOptions['commands']): Html =>
  html`<div class="menu-list commands" id="commands" role="listbox" aria-label="コマンド" hidden>${commands.map(
    ({ command, does }, index) =>
      html`<div role="option" id="${`command-${index}`}" aria-selected="false" data-command="${command}"><b>${command}</b><span>${does}</span></div>`,
  )}</div>`;

export function renderSlackPane(page: PlaygroundPageOptions, { memberId }: Viewer, regions: Regions): Html {
  const people = page.slackPeople.map(({ memberId: id, label }) => ({ id, label }));
  return html`<section class="pane slack" id="pane-slack" data-testid="slack" aria-label="Slack">
<div class="slack-top"><b class="slack-team" dir="auto">${page.slack.team.name}</b>${personSwitch({ app: 'Slack', testId: 'slack-person', people, current: memberId })}</div>
<nav class="slack-side" aria-label="Slackの場所" data-region="slack-side">${regions['slack-side']}</nav>
<div class="slack-main">
<header class="slack-head" data-region="slack-head">${regions['slack-head']}</header>
<div class="slack-messages" data-testid="slack-messages" role="log" aria-label="Slackのメッセージ" tabindex="0" data-region="slack-messages">${regions['slack-messages']}</div>
${composer({
  id: 'slack-box',
  testId: 'slack-composer',
  label: 'Slackに書く',
  placeholder: 'メッセージ、または /コマンド',
  extra: html`${shortcutMenu(page.shortcuts, memberId)}${commandList(page.commands)}`,
  about: html` aria-autocomplete="list" aria-controls="commands"`,
})}
</div>
<div class="modal-place"><dialog class="modal" data-testid="modal" aria-labelledby="modal-title" data-region="slack-modal">${regions['slack-modal']}</dialog></div></section>`;
}

export function renderLinePane(page: PlaygroundPageOptions, { userId }: Viewer, regions: Regions): Html {
  const people = page.linePeople.map(({ userId: id, label }) => ({ id, label }));
  return html`<section class="pane line" id="pane-line" data-testid="line" aria-label="LINE">
<div class="line-top"><b>LINE</b>${personSwitch({ app: 'LINE', testId: 'line-person', people, current: userId })}</div>
<header class="line-head" data-region="line-head">${regions['line-head']}</header>
<div class="line-chat" data-testid="line-chat" role="log" aria-label="LINEのトーク" tabindex="0" data-region="line-chat">${regions['line-chat']}</div>
<div class="line-foot" data-region="line-foot">${regions['line-foot']}</div>
${composer({ id: 'line-box', testId: 'line-composer', label: 'LINEに書く', placeholder: 'メッセージを入力' })}
</section>`;
}
