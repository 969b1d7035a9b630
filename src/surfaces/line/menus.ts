// Rich menus: the menu below LINE's chats. Knows neither what is on it nor whose it is.
import { HTTPFetchError, type LineBotClient, type messagingApi } from '@line/bot-sdk';
import { encodeCommand } from '../../commands.ts';
import type { ChatMenu, ChatMenus } from '../../messages/chat-menus.ts';
import { toSendError } from './failures.ts';
import type { InTime } from './time-limit.ts';

export function createMenus({ client, inTime }: { client: LineBotClient; inTime: InTime }): ChatMenus {
  const call = <T>(promise: Promise<T>): Promise<T> =>
    inTime(promise).catch((error) => {
      throw toSendError(error);
    });
  /** LINE answers 404 where there is nothing. */
  const found = <T>(promise: Promise<T>): Promise<T | undefined> =>
    call(promise.catch((error) => (isNotFound(error) ? undefined : Promise.reject(error))));
  return {
    async all() {
      const { richmenus } = await call(client.getRichMenuList());
      return richmenus.map(({ richMenuId, name }) => ({ id: richMenuId, name }));
    },
    make: async (menu) => (await call(client.createRichMenu(toRichMenu(menu)))).richMenuId,
    async hasPicture(id) {
      const picture = await found(client.getRichMenuImage(id));
      picture?.destroy();
      return picture !== undefined;
    },
    async addPicture(id, png) {
      await call(client.setRichMenuImage(id, new Blob([png], { type: 'image/png' })));
    },
    remove: async (id) => void (await found(client.deleteRichMenu(id))),
    shownToAll: async () => (await found(client.getDefaultRichMenuId()))?.richMenuId,
    showToAll: async (id) => void (await call(id ? client.setDefaultRichMenu(id) : client.cancelDefaultRichMenu())),
    shownTo: async (account) => (await found(client.getRichMenuIdOfUser(account)))?.richMenuId,
    async showTo(account, id) {
      await found(id ? client.linkRichMenuIdToUser(account, id) : client.unlinkRichMenuIdFromUser(account));
    },
  };
}

const isNotFound = (error: unknown): boolean => error instanceof HTTPFetchError && error.status === 404;

function toRichMenu({ name, bar, width, height, entries }: ChatMenu): messagingApi.RichMenuRequest {
  return {
    size: { width, height },
    // Open when somebody comes in: it is low enough to read above it.
    selected: true,
    name,
    chatBarText: bar,
    areas: entries.map(({ label, command, area }) => ({
      bounds: area,
      // The label is what is read out to who cannot see the picture; the words in the chat are the same.
      action: { type: 'postback', label, data: encodeCommand(command), displayText: label },
    })),
  };
}
