// Redrawings of one modal come one after the other, each on what the one before it left. Slack is told what it has to find
// there, so that none comes over what a sent form has turned the modal into.

/** `hash`: Slack's sign of what the modal shows; resolves with the sign of what it shows then, undefined: it was refused. */
type Draw = (hash: string | undefined) => Promise<string | undefined>;

export interface Redraws {
  /** `hash`: of what the person saw as they asked for it. */
  inTurn(modal: { viewId: string; hash: string | undefined }, draw: Draw): Promise<void>;
}

interface Modal {
  last: Promise<void>;
  /** What was replaced by our own drawing, and what that left there. */
  replaced: Set<string>;
  left: string | undefined;
}

/** Of those that people have open; older ones are begun anew. */
const MOST_MODALS = 500;

export function createRedraws(): Redraws {
  const modals = new Map<string, Modal>();
  const modalOf = (viewId: string): Modal => {
    const modal = modals.get(viewId) ?? { last: Promise.resolve(), replaced: new Set<string>(), left: undefined };
    modals.delete(viewId);
    modals.set(viewId, modal);
    for (const old of [...modals.keys()].slice(0, -MOST_MODALS)) modals.delete(old);
    return modal;
  };
  return {
    inTurn({ viewId, hash }, draw) {
      const modal = modalOf(viewId);
      modal.last = modal.last.then(async () => {
        // A second choice may be made before Slack shows what came of the first.
        const found = hash !== undefined && modal.replaced.has(hash) ? modal.left : hash;
        const left = await draw(found);
        if (found === undefined || left === undefined) return;
        modal.replaced.add(found);
        modal.left = left;
      });
      return modal.last;
    },
  };
}
