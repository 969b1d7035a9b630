// What a message says, checked as Slack checks it: text, blocks, metadata. Knows neither channels nor HTTP.
import { blocksFor } from './block-rules.ts';
import { refuseProblems, SlackRefusal } from './refusal.ts';
import { isJson, type Problem } from './rule.ts';
import type { Json, SlackMessage } from './slack.ts';

export interface MessageContent {
  text: string;
  /** Undefined when none were given; an update then keeps the old ones. */
  blocks?: Json[];
  metadata?: SlackMessage['metadata'];
}

const messageBlocks = blocksFor('message');

/** Refuses what Slack would: bad blocks, nothing to say, too much text, metadata of the wrong form. */
export function checkedContent(given: Json, maxText: number): MessageContent {
  const blocks = checkedBlocks(given.blocks);
  const text = typeof given.text === 'string' ? given.text : '';
  // Slack shows attachments; the playground does not, and says so rather than dropping them.
  if (given.attachments !== undefined) throw new SlackRefusal('attachments_not_in_playground');
  if (text.trim() === '' && !blocks?.length) throw new SlackRefusal('no_text');
  if (text.length > maxText) throw new SlackRefusal('msg_too_long');
  const metadata = checkedMetadata(given.metadata);
  return { text, ...(blocks && { blocks }), ...(metadata && { metadata }) };
}

function checkedBlocks(blocks: unknown): Json[] | undefined {
  if (blocks === undefined || blocks === null) return undefined;
  if (!Array.isArray(blocks)) throw new SlackRefusal('invalid_blocks_format');
  const problems: Problem[] = [];
  messageBlocks(blocks, '/blocks', problems);
  refuseProblems('invalid_blocks', problems);
  return blocks;
}

function checkedMetadata(metadata: unknown): SlackMessage['metadata'] {
  if (metadata === undefined || metadata === null) return undefined;
  if (!isJson(metadata)) throw new SlackRefusal('invalid_metadata_format');
  const { event_type, event_payload } = metadata;
  if (typeof event_type !== 'string' || event_type === '' || !isJson(event_payload))
    throw new SlackRefusal('invalid_metadata_schema');
  return { event_type, event_payload };
}
