// The menu below the chats of those who follow the account: all the SQL of it.
import { and, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Language } from '../cards/card.ts';
import { FOLLOWED } from '../cards/place.ts';
import type { Database } from '../database/client.ts';
import { accounts, people } from '../people/person.table.ts';
import { chatMenus } from './menu.table.ts';

export type MenuState = typeof chatMenus.$inferSelect;

export async function findMenuState(db: Database): Promise<MenuState | undefined> {
  const [row] = await db.select().from(chatMenus).where(eq(chatMenus.platform, FOLLOWED));
  return row;
}

export async function saveMenuState(db: Database, state: Partial<Omit<MenuState, 'platform'>>): Promise<void> {
  await db
    .insert(chatMenus)
    .values({ ...state, platform: FOLLOWED })
    .onConflictDoUpdate({ target: chatMenus.platform, set: state });
}

/** False: that one is not in the way (any more). */
export async function allowReplacing(db: Database, menuId: string): Promise<boolean> {
  const allowed = await db
    .update(chatMenus)
    .set({ mayReplace: menuId, restsUntil: null })
    .where(and(eq(chatMenus.platform, FOLLOWED), eq(chatMenus.inTheWay, menuId)))
    .returning();
  return allowed.length > 0;
}

/** Of an account whose own menu, given by somebody else, stays. */
export const ANOTHERS = 'anothers';

export interface Misshown {
  account: string;
  /** The menu to be given; undefined: everybody's. */
  menuId: string | undefined;
  /** Given by us before. */
  before: string | null;
}

/** Of whom the menu is in another language than theirs. `own`: the menu for each language that has one of its own. */
export async function findMisshown(
  db: Database,
  { own, limit }: { own: Partial<Record<Language, string>>; limit: number },
): Promise<Misshown[]> {
  const languages = Object.entries(own) as [Language, string][];
  const isWrong = languages.map(([language, menuId]) =>
    and(eq(people.language, language), sql`${accounts.menuId} is distinct from ${menuId}`),
  );
  const wantsOwn = languages.map(([language]) => eq(people.language, language));
  const hasNeedlessly = and(isNotNull(accounts.menuId), not(wantsOwn));
  const rows = await db
    .select({ account: accounts.externalId, language: people.language, before: accounts.menuId })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(
        eq(accounts.platform, FOLLOWED),
        isNull(accounts.unreachableAt),
        sql`${accounts.menuId} is distinct from ${ANOTHERS}`,
        or(...isWrong, hasNeedlessly),
      ),
    )
    .orderBy(accounts.externalId)
    .limit(limit);
  return rows.map(({ account, language, before }) => ({ account, before, menuId: own[language] }));
}

const not = (some: SQL[]): SQL | undefined => (some.length > 0 ? sql`not (${or(...some)})` : undefined);

export async function saveMenuOf(
  db: Database,
  { account, menuId }: { account: string; menuId: string | null },
): Promise<void> {
  await db
    .update(accounts)
    .set({ menuId })
    .where(and(eq(accounts.platform, FOLLOWED), eq(accounts.externalId, account)));
}

/** With its menu gone, nobody has one of their own. */
export async function forgetMenus(db: Database): Promise<void> {
  await db
    .update(accounts)
    .set({ menuId: null })
    .where(and(eq(accounts.platform, FOLLOWED), isNotNull(accounts.menuId)));
}
