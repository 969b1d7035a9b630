// The members' open modals and their homes. Knows no HTTP and no rules on views.
import { viewLimits } from './limits.ts';
import type { Json, SlackView, ViewValues } from './slack.ts';

export interface StoredView extends SlackView {
  memberId: string;
  root_view_id: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  /** What its inputs hold, as far as the playground has been told. */
  values: ViewValues;
}

export interface ViewStore {
  find(by: { viewId?: string; externalId?: string }): StoredView | undefined;
  homeOf(memberId: string): StoredView | undefined;
  /** The member's open modals, bottom first. */
  stackOf(memberId: string): readonly StoredView[];
  open(memberId: string, view: Json): StoredView;
  /** Undefined when the stack is full. */
  push(memberId: string, view: Json): StoredView | undefined;
  replace(viewId: string, view: Json): StoredView;
  publish(memberId: string, view: Json): StoredView;
  setValues(viewId: string, values: ViewValues): void;
  /** Whether there was such a modal, and it is closed by now. */
  wasThere(viewId: string): boolean;
  /** Closes the top modal, or all of them. */
  close(memberId: string, all?: boolean): void;
}

export interface NewIds {
  viewId(): string;
  hash(): string;
  fill(blocks: readonly Json[]): Json[];
}

export function createViewStore(ids: NewIds, changed: () => void): ViewStore {
  const views = new Map<string, StoredView>();
  const byExternalId = new Map<string, string>();
  const stacks = new Map<string, string[]>();
  const homes = new Map<string, string>();
  const closed = new Set<string>();

  function store(view: StoredView): StoredView {
    const before = views.get(view.id);
    if (before?.external_id) byExternalId.delete(before.external_id);
    if (view.external_id) byExternalId.set(view.external_id, view.id);
    views.set(view.id, view);
    changed();
    return view;
  }

  function forget(viewId: string): void {
    const view = views.get(viewId);
    if (view?.external_id) byExternalId.delete(view.external_id);
    views.delete(viewId);
    closed.add(viewId);
  }

  function make(memberId: string, given: Json, below?: StoredView): StoredView {
    const id = ids.viewId();
    return stored(given, {
      id,
      memberId,
      hash: ids.hash(),
      blocks: ids.fill(given.blocks as Json[]),
      root_view_id: below?.root_view_id ?? id,
      previous_view_id: below?.id,
      values: {},
    });
  }

  function remade(before: StoredView, given: Json): StoredView {
    const { id, memberId, root_view_id, previous_view_id, values } = before;
    const blocks = ids.fill(given.blocks as Json[]);
    return stored(given, { id, memberId, root_view_id, previous_view_id, values, blocks, hash: ids.hash() });
  }

  function clear(memberId: string): void {
    for (const viewId of stacks.get(memberId) ?? []) forget(viewId);
    stacks.delete(memberId);
  }

  const stackOf = (memberId: string) =>
    (stacks.get(memberId) ?? []).map((id) => views.get(id)).filter((view) => view !== undefined);

  return {
    stackOf,
    wasThere: (viewId) => closed.has(viewId),
    find: ({ viewId, externalId }) => views.get(viewId ?? byExternalId.get(externalId ?? '') ?? ''),
    homeOf: (memberId) => views.get(homes.get(memberId) ?? ''),
    open(memberId, given) {
      clear(memberId);
      const view = make(memberId, given);
      stacks.set(memberId, [view.id]);
      return store(view);
    },
    push(memberId, given) {
      const stack = stacks.get(memberId) ?? [];
      if (stack.length >= viewLimits.stack) return undefined;
      const view = make(memberId, given, views.get(stack.at(-1) ?? ''));
      stacks.set(memberId, [...stack, view.id]);
      return store(view);
    },
    replace(viewId, given) {
      const before = views.get(viewId);
      if (!before) throw new Error(`No such view: ${viewId}`);
      return store(remade(before, given));
    },
    publish(memberId, given) {
      const before = views.get(homes.get(memberId) ?? '');
      const view = before ? remade(before, given) : make(memberId, given);
      homes.set(memberId, view.id);
      return store(view);
    },
    setValues(viewId, values) {
      const view = views.get(viewId);
      if (view) views.set(viewId, { ...view, values });
    },
    close(memberId, all = false) {
      const stack = stacks.get(memberId) ?? [];
      if (all) clear(memberId);
      else forget(stack.pop() ?? '');
      changed();
    },
  };
}

type Kept = Pick<StoredView, 'id' | 'memberId' | 'hash' | 'blocks' | 'root_view_id' | 'previous_view_id' | 'values'>;

function stored(given: Json, kept: Kept): StoredView {
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  return {
    ...kept,
    type: given.type === 'home' ? 'home' : 'modal',
    callback_id: text('callback_id'),
    private_metadata: text('private_metadata'),
    external_id: text('external_id'),
    title: given.title as Json | undefined,
    submit: given.submit as Json | undefined,
    close: given.close as Json | undefined,
    clear_on_close: given.clear_on_close === true,
    notify_on_close: given.notify_on_close === true,
  };
}
