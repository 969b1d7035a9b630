// The page around its regions: what stays while messages come and go.
import { html, raw } from 'hono/html';
import { scriptUrl, styleUrls } from './assets.ts';
import type { Html } from './markup.ts';
import type { PlaygroundPageOptions, Viewer } from './page-options.ts';
import { renderLinePane, renderSlackPane } from './panes.ts';

/** Its icon, so that the browser asks for no favicon.ico. */
const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><text y="26" font-size="26">🌙</text></svg>')}`;

export function renderWholePage(page: PlaygroundPageOptions, viewer: Viewer, regions: Record<string, Html>): Html {
  return html`${raw('<!doctype html>')}
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>セミナーボットの遊び場</title>
<link rel="icon" href="${icon}">
${styleUrls.map((url) => html`<link rel="stylesheet" href="${url}">\n`)}<script type="module" src="${scriptUrl}"></script>
</head>
<body data-tab="slack" data-head="first" data-slack="${viewer.memberId}" data-place="${viewer.place}" data-line="${viewer.userId}">
<nav class="skip" aria-label="入力欄へ移る"><a href="#slack-box">Slackの入力欄へ</a><a href="#line-box">LINEの入力欄へ</a></nav>
<header class="top">
<div class="about"><h1>セミナーボットの遊び場</h1><p><span class="at-length">これは遊び場です。本物のボットを、模型のSlackとLINEで試せます。</span><b>本物のSlackやLINEには何も送られません。</b></p></div>
<button type="button" class="tour-open" data-show-tour="first" hidden>はじめの3歩</button>
<section class="clock-bar" id="clock-bar" aria-label="遊び場の時計" data-region="clock">${regions.clock}</section>
<button type="button" class="head-toggle" aria-expanded="false" aria-controls="clock-bar" aria-label="遊び場の説明と時計"></button>
</header>
<div class="tours" data-region="tours">${regions.tours}</div>
<section class="arrivals" aria-label="届いたもの" aria-live="polite" hidden><div class="arrival-list"><div data-region="slack-arrivals">${regions['slack-arrivals']}</div><div data-region="line-arrivals">${regions['line-arrivals']}</div></div><button type="button" class="arrivals-close" aria-label="届いたものの表示を閉じる">✕</button></section>
<nav class="tabs" aria-label="アプリ"><div role="tablist" aria-label="アプリ"><button type="button" role="tab" id="tab-slack" data-tab-of="slack" aria-controls="pane-slack" aria-selected="true">Slack</button><button type="button" role="tab" id="tab-line" data-tab-of="line" aria-controls="pane-line" aria-selected="false" tabindex="-1">LINE</button></div></nav>
<main class="panes">
${renderSlackPane(page, viewer, regions)}
${renderLinePane(page, viewer, regions)}
</main>
<section class="drawer" data-testid="traffic" aria-label="通信の記録">
<button type="button" class="drawer-toggle" aria-expanded="false" aria-controls="traffic-log"><span>通信の記録</span></button><span class="traffic-count" data-region="traffic-count">${regions['traffic-count']}</span>
<div class="traffic-log" id="traffic-log" data-region="traffic-log" hidden></div>
</section>
${dialogs}
<div class="toasts" data-testid="toast" role="status" aria-live="polite"></div>
<noscript><p class="no-script">このページにはJavaScriptが必要です。</p></noscript>
</body>
</html>`;
}

const dialogs: Html = html`<dialog class="confirm" role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text"><form method="dialog"><h2 id="confirm-title" dir="auto"></h2><div id="confirm-text" class="mrkdwn" dir="auto"></div><div class="dialog-buttons"><button value="no" class="slack-button" dir="auto"></button><button value="yes" class="slack-button" dir="auto"></button></div></form></dialog>
<dialog class="confirm picker" aria-labelledby="picker-title"><form method="dialog"><h2 id="picker-title" dir="auto">日時を選んでください</h2><input class="slack-field" aria-labelledby="picker-title"><div class="dialog-buttons"><button value="no" class="slack-button">やめる</button><button value="yes" class="slack-button slack-button-primary">決定する</button></div></form></dialog>`;
