// Keeps the menu below the chats as it should be: puts it up, gives each the one in their language, takes it down where it
// is switched off. One bot does it at a time (a chore). What the platform does not take now is tried again; nothing waits
// for it.
import type { Language } from '../cards/card.ts';
import { FOLLOWED } from '../cards/place.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Logger } from '../log.ts';
import type { ChatMenus } from '../messages/chat-menus.ts';
import { SendError } from '../messages/sender.ts';
import { untilStopped } from '../messages/until-stopped.ts';
import type { Senders } from '../people/meet-person.ts';
import { type Drawer, DrawingError } from '../pictures/drawer.ts';
import {
  ANOTHERS,
  findMenuState,
  findMisshown,
  forgetMenus,
  type MenuState,
  type Misshown,
  saveMenuOf,
  saveMenuState,
} from './menu.store.ts';
import { type DesignedMenu, isOurs, LANGUAGE_OF_ALL, MENU_LANGUAGES, menuIn, menusKey } from './menu.ts';

export interface KeepingMenu {
  db: DatabaseRoot;
  senders: Senders;
  drawer: Pick<Drawer, 'draw'>;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
  /** False: there is to be none of ours. */
  hasMenu: boolean;
}

/** After trouble, and after a change: bots of two versions on one account would else take turns, and LINE allows 100 an hour. */
const RESTS = Temporal.Duration.from({ hours: 1 });

/** Whether the minute's job has reason to ask for it. Asks the database alone. */
export async function isMenuDue({
  db,
  hasMenu,
  now,
}: Pick<KeepingMenu, 'db' | 'hasMenu'> & { now: Temporal.Instant }): Promise<boolean> {
  const state = await findMenuState(db);
  // The start asks first.
  if (!state) return false;
  const rests = state.restsUntil !== null && Temporal.Instant.compare(now, state.restsUntil) < 0;
  if (!hasMenu) return state.ids !== null && !rests;
  if (state.trouble !== null || state.key !== menusKey() || !state.ids) return !rests;
  return (await findMisshown(db, { own: ownOf(state.ids), limit: 1 })).length > 0;
}

type Keeping = KeepingMenu & { menus: ChatMenus; state: MenuState | undefined };

export async function keepMenu(keeping: KeepingMenu): Promise<void> {
  const { db, senders, clock, log, hasMenu } = keeping;
  const menus = senders[FOLLOWED]?.menus;
  if (!menus) return;
  const state = await findMenuState(db);
  try {
    if (hasMenu) await putUp({ ...keeping, menus, state });
    else if (state?.ids) await takeDown({ ...keeping, menus, state });
  } catch (error) {
    if (!(error instanceof SendError || error instanceof DrawingError)) throw error;
    if (state?.trouble !== error.message)
      log.warn({ err: error }, 'the menu below LINE’s chats could not be kept up; this is tried again every hour');
    await saveMenuState(db, { trouble: error.message, restsUntil: clock.now().add(RESTS) });
  }
}

async function putUp(keeping: Keeping): Promise<void> {
  const { db, menus, state, clock, log, signal } = keeping;
  const all = await untilStopped(menus.all(), signal);
  const before = await untilStopped(menus.shownToAll(), signal);
  const ours = all.filter(isOurs).map(({ id }) => id);
  const isAnothers = before !== undefined && !ours.includes(before);
  if (isAnothers && before !== state?.mayReplace) return standBack(keeping, before);
  const ids = { ja: await idOf(menuIn('ja'), keeping, all), en: await idOf(menuIn('en'), keeping, all) };
  const forAll = ids[LANGUAGE_OF_ALL];
  if (before !== forAll) await menus.showToAll(forAll);
  const isChanged = before !== forAll || Object.values(ids).some((id) => !ours.includes(id));
  const up = { key: menusKey(), ids, inTheWay: null, mayReplace: null, trouble: null };
  await saveMenuState(db, { ...up, ...(isChanged && { restsUntil: clock.now().add(RESTS) }) });
  await giveOwn(keeping, ids, [...ours, ...Object.values(ids)]);
  // Only now: who was shown one of before has another.
  for (const id of ours) if (!Object.values(ids).includes(id)) await menus.remove(id);
  if (isChanged) log.info('the menu below LINE’s chats was put up');
}

/** Somebody else's menu is there: it stays, and so does what we know of it. */
async function standBack({ db, state, clock, log }: Keeping, inTheWay: string): Promise<void> {
  if (state?.inTheWay !== inTheWay)
    log.info(
      'another menu is shown below LINE’s chats: organizers are asked in 担当 (team) whether ours may replace it',
    );
  const restsUntil = clock.now().add(RESTS);
  await saveMenuState(db, { inTheWay, mayReplace: null, key: null, ids: null, trouble: null, restsUntil });
}

/** Of the one that is there, else of a new one. A bot that was killed may have left one without its picture. */
async function idOf(
  { menu, drawing }: DesignedMenu,
  { menus, drawer, state, signal }: Keeping,
  all: { id: string; name: string }[],
): Promise<string> {
  const found = all.find(({ name }) => name === menu.name)?.id;
  if (found && Object.values(state?.ids ?? {}).includes(found)) return found;
  if (found && (await menus.hasPicture(found))) return found;
  const png = await untilStopped(drawer.draw(drawing), signal);
  const id = found ?? (await menus.make(menu));
  await menus.addPicture(id, png);
  return id;
}

/** For each other language a menu of its own. */
const ownOf = (ids: Record<Language, string>): Partial<Record<Language, string>> =>
  Object.fromEntries(MENU_LANGUAGES.filter((each) => each !== LANGUAGE_OF_ALL).map((each) => [each, ids[each]]));

async function giveOwn({ db, menus, signal }: Keeping, ids: Record<Language, string>, ours: string[]): Promise<void> {
  for (;;) {
    const [misshown] = await findMisshown(db, { own: ownOf(ids), limit: 1 });
    if (!misshown) return;
    signal.throwIfAborted();
    await saveMenuOf(db, { account: misshown.account, menuId: await giveTo(misshown, menus, ours) });
  }
}

/** Which one is their own from now on. */
async function giveTo({ account, menuId, before }: Misshown, menus: ChatMenus, ours: string[]): Promise<string | null> {
  const shown = before === null ? await menus.shownTo(account) : undefined;
  if (shown !== undefined && !ours.includes(shown)) return ANOTHERS;
  await menus.showTo(account, menuId);
  return menuId ?? null;
}

async function takeDown({ db, menus, log }: Keeping): Promise<void> {
  const ours = (await menus.all()).filter(isOurs).map(({ id }) => id);
  const shown = await menus.shownToAll();
  if (shown !== undefined && ours.includes(shown)) await menus.showToAll(undefined);
  for (const id of ours) await menus.remove(id);
  await forgetMenus(db);
  await saveMenuState(db, { key: null, ids: null, trouble: null, restsUntil: null });
  log.info('the menu below LINE’s chats was taken down');
}
