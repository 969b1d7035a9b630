// An organizer's word on a menu that was there before the bot's.
import { type Outcome, refused, show } from '../cards/outcome.ts';
import { noteAction } from '../people/audit.store.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { menuReplacedCard, withMenuQuestion } from './menu.cards.ts';
import { allowReplacing, findMenuState } from './menu.store.ts';

/** Where the team is shown: asked as long as another menu is in the way. */
export async function askAboutMenu<O extends Outcome>({ db, reader }: Visit, outcome: O): Promise<O> {
  if (outcome.kind !== 'card') return outcome;
  const inTheWay = (await findMenuState(db))?.inTheWay;
  return inTheWay ? { ...outcome, card: withMenuQuestion(outcome.card, inTheWay, reader) } : outcome;
}

async function replaceMenu(visit: Visit, menuId: string): Promise<Outcome> {
  const { db, queue, person, reader, now } = visit;
  const isAllowed = await db.transaction(async (tx) => {
    const isThere = await allowReplacing(tx, menuId);
    if (isThere) await noteAction(tx, { actor: person.id, action: 'replace-menu' }, now);
    return isThere;
  });
  if (!isAllowed) return refused(menuReplacedCard(false, reader), reader);
  await queue.startChore('keep-menu');
  return show(menuReplacedCard(true, reader), reader);
}

export const menuHandlers = {
  'replace-menu': (visit, { menu }) => replaceMenu(visit, menu),
} satisfies Partial<Handlers>;
