import { describe, expect, it } from 'vitest';
import { visibleQuickReplies } from '../../../src/playground/line/quick-replies.ts';
import { createReplyTokens } from '../../../src/playground/line/reply-tokens.ts';
import { claimedPng } from '../../support/claimed-png.ts';
import { aiko, ben, openLine, refusalOf, userId } from './open-line.ts';

describe('the account', () => {
  it('gives a follower’s profile, leaving the language out when there is none', async () => {
    const { client } = await openLine();
    expect(await client.getProfile(aiko)).toEqual({ userId: aiko, displayName: '愛子', language: 'ja' });
    expect(await client.getProfile(ben)).toEqual({ userId: ben, displayName: 'Ben' });
    expect(await refusalOf(client.getProfile(userId(99)))).toMatchObject({
      status: 404,
      body: { message: 'Not found' },
    });
  });

  it('lists its followers page by page, if verified', async () => {
    const users = Array.from({ length: 5 }, (_, n) => ({ id: userId(n), name: 'x', isFollowing: n !== 2 }));
    const { client } = await openLine({ users });
    const first = await client.getFollowers(undefined, 3);
    expect(first.userIds).toEqual([userId(0), userId(1), userId(3)]);
    expect(await client.getFollowers(first.next, 3)).toEqual({ userIds: [userId(4)] });

    expect(await refusalOf(client.getFollowers(undefined, 1001))).toMatchObject({ status: 400 });
    expect(await refusalOf(client.getFollowers('of last year'))).toMatchObject({ status: 400 });

    const unverified = await openLine({ isVerified: false });
    expect(await refusalOf(unverified.client.getFollowers())).toMatchObject({ status: 403 });
  });

  it('tells about itself, and has its webhook changed and tested', async () => {
    const { bot, client, line } = await openLine();
    expect(await client.getBotInfo()).toMatchObject({
      userId: expect.stringMatching(/^U[0-9a-f]{32}$/),
      chatMode: 'bot',
    });
    const endpoint = `${bot.url}/moved`;
    await client.setWebhookEndpoint({ endpoint });
    expect(await client.getWebhookEndpoint()).toEqual({ endpoint, active: true });
    expect(await client.testWebhookEndpoint()).toMatchObject({ success: true, statusCode: 200 });
    expect((await line.text(aiko, 'hi')).status).toBe(200);
    expect((await refusalOf(client.setWebhookEndpoint({ endpoint: 'not a url' }))).status).toBe(400);
  });

  it('shows a loading animation of 5 to 60 seconds', async () => {
    const { client } = await openLine();
    await client.showLoadingAnimation({ chatId: aiko, loadingSeconds: 5 });
    expect((await refusalOf(client.showLoadingAnimation({ chatId: aiko, loadingSeconds: 7 }))).status).toBe(400);
  });

  it('has nothing at other paths', async () => {
    const { client } = await openLine();
    expect(await refusalOf(client.getGroupSummary('C1'))).toMatchObject({
      status: 404,
      body: { message: 'Not found' },
    });
  });
});

describe('rich menus', () => {
  const menu = {
    size: { width: 2500, height: 843 },
    selected: true,
    name: 'main',
    chatBarText: 'メニュー',
    areas: [
      { bounds: { x: 0, y: 0, width: 1250, height: 843 }, action: { type: 'postback' as const, data: 'menu=list' } },
    ],
  };
  const picture = new Blob([new Uint8Array(claimedPng(2500, 843))], { type: 'image/png' });

  it('are shown to everyone, or to one user instead, once they have a picture', async () => {
    const { client, line } = await openLine();
    const { richMenuId } = await client.createRichMenu(menu);
    expect((await refusalOf(client.setDefaultRichMenu(richMenuId))).body.message).toMatch(
      /^must upload richmenu image/,
    );
    for (const wrong of [[claimedPng(2500, 1686)], ['GIF89a']]) {
      const refusal = await refusalOf(
        client.setRichMenuImage(richMenuId, new Blob(wrong as string[], { type: 'image/png' })),
      );
      expect(refusal.status).toBe(400);
    }
    await client.setRichMenuImage(richMenuId, picture);
    await client.setDefaultRichMenu(richMenuId);
    expect(line.richMenu(aiko)).toMatchObject({ name: 'main', richMenuId });

    const own = await client.createRichMenu({ ...menu, name: 'organizers' });
    await client.setRichMenuImage(own.richMenuId, picture);
    await client.linkRichMenuIdToUser(aiko, own.richMenuId);
    expect([line.richMenu(aiko)?.name, line.richMenu(ben)?.name]).toEqual(['organizers', 'main']);
    expect(await client.getRichMenuIdOfUser(aiko)).toEqual(own);
    expect((await client.getRichMenuList()).richmenus).toHaveLength(2);
    await client.deleteRichMenu(own.richMenuId);
    expect(line.richMenu(aiko)?.name).toBe('main');
    await client.cancelDefaultRichMenu();
    expect(line.richMenu(aiko)).toBeUndefined();
  });

  it.each([
    ['a size out of range', { size: { width: 2500, height: 2000 } }, 'size'],
    ['a long chat bar text', { chatBarText: 'あ'.repeat(15) }, 'chatBarText'],
    ['no name', { name: undefined }, 'name'],
    ['21 areas', { areas: Array(21).fill(menu.areas[0]) }, 'areas'],
    [
      'an area outside',
      { areas: [{ bounds: { x: 2000, y: 0, width: 1000, height: 10 }, action: menu.areas[0]?.action }] },
      'areas[0].bounds',
    ],
    ['a camera action', { areas: [{ ...menu.areas[0], action: { type: 'camera', label: 'x' } }] }, 'areas[0].action'],
  ])('are refused with %s', async (_what, change, property) => {
    const { client } = await openLine();
    const refusal = await refusalOf(client.createRichMenu({ ...menu, ...change } as typeof menu));
    expect(refusal).toMatchObject({ status: 400, body: { details: [{ property }] } });
  });
});

describe('quick replies', () => {
  const items = [{ type: 'action', action: { type: 'message', label: 'Yes', text: 'Yes' } }];
  const asked = { id: '1', from: 'bot' as const, at: '', message: { type: 'text', text: '?', quickReply: { items } } };
  const said = { id: '2', from: 'user' as const, at: '', message: { type: 'text', text: 'Yes' } };

  it('show under the last message only', () => {
    expect(visibleQuickReplies([])).toEqual([]);
    expect(visibleQuickReplies([said, asked])).toEqual(items);
    expect(visibleQuickReplies([asked, said])).toEqual([]);
  });
});

describe('reply tokens', () => {
  const minute = 60_000;
  const issueAt = () => {
    const time = { ms: 0 };
    const tokens = createReplyTokens({ nowMs: () => time.ms });
    return { time, tokens, token: tokens.issue(aiko) };
  };

  it('live one minute', () => {
    const { time, tokens, token } = issueAt();
    time.ms = minute;
    expect(tokens.use(token)).toEqual({ userId: aiko });
    const late = tokens.issue(aiko);
    time.ms += minute + 1;
    expect(tokens.use(late)).toBe(false);
  });

  it('live another minute after a redelivery, unless used or 20 minutes old', () => {
    const { time, tokens, token } = issueAt();
    time.ms = 10 * minute;
    tokens.renew(token);
    expect(tokens.use(token)).toEqual({ userId: aiko });
    tokens.renew(token);
    expect(tokens.use(token)).toBe(false);

    const old = tokens.issue(aiko);
    time.ms += 20 * minute + 1;
    tokens.renew(old);
    expect(tokens.use(old)).toBe(false);
  });
});
