// What a button may carry and what changes something, one of each.
import type { Command } from '../../src/commands.ts';

const seminar = '0190d6a4-8c5b-4d2e-9a37-0123456789ab';
const person = '0190d6a4-8c5b-4d2e-9a37-ba9876543210';

/** Said by platforms and forms alone: no address can carry it. */
type NeverCarried =
  | 'follow'
  | 'unfollow'
  | 'unknown'
  | 'join'
  | 'take-role'
  | 'check-in'
  | 'wish'
  | 'small-talk'
  | `submit-${string}`;
/** Changes nothing, wherever it is run. */
type Shows =
  | (
      | 'help'
      | 'list'
      | 'mine'
      | 'home'
      | 'show'
      | 'talks'
      | 'talk'
      | 'questions'
      | 'desk'
      | 'attendees'
      | 'attendee'
      | 'hosts'
    )
  | ('mailings' | 'mailing' | 'results' | 'untold' | 'series' | 'log' | 'team' | 'door' | 'door-list' | 'materials')
  | ('door-page' | 'export' | 'sending' | 'preview-draft' | 'preview-change' | 'preview-materials' | 'preview-news')
  | ('new-seminar' | 'edit-draft' | 'edit' | 'copy' | 'preview' | 'keep-as-is' | 'ask-remove-attendee')
  | ('ask-delete-draft' | 'keep-everyone' | 'line-month' | 'topics' | 'my-data' | 'ask-my-data' | 'take-my-data')
  | `open-${string}`;
type Acts = Exclude<Command['do'], NeverCarried | Shows>;

/** Every command that changes something and that a button may carry; a new one is missed here by the type checker. */
const acts: { [What in Acts]: Extract<Command, { do: What }> } = {
  'replace-menu': { do: 'replace-menu', menu: 'richmenu-0' },
  answer: { do: 'answer', seminar, answer: 'on_site' },
  party: { do: 'party', seminar, join: true },
  'claim-seat': { do: 'claim-seat', seminar },
  rate: { do: 'rate', seminar, score: 5 },
  'materials-useful': { do: 'materials-useful', seminar },
  'forget-me': { do: 'forget-me' },
  'tell-affiliation': { do: 'tell-affiliation', affiliation: 'citizen' },
  mute: { do: 'mute' },
  unmute: { do: 'unmute' },
  prefer: { do: 'prefer', on: 'line' },
  language: { do: 'language', to: 'en' },
  'join-code': { do: 'join-code' },
  announce: { do: 'announce', seminar },
  'follow-topic': { do: 'follow-topic', topic: seminar, in: true },
  'remove-topic': { do: 'remove-topic', topic: seminar },
  'set-audience': { do: 'set-audience', seminar, audience: 'away' },
  'keep-draft': { do: 'keep-draft', seminar },
  'delete-draft': { do: 'delete-draft', seminar },
  'remove-picture': { do: 'remove-picture', seminar },
  cancel: { do: 'cancel', seminar, change: person },
  'save-edit': { do: 'save-edit', seminar, change: person },
  'take-seats': { do: 'take-seats', seminar, count: 1 },
  'remove-attendee': { do: 'remove-attendee', seminar, person },
  'seat-person': { do: 'seat-person', seminar, person },
  'let-in': { do: 'let-in', seminar, person },
  'send-mailing': { do: 'send-mailing', seminar, mailing: person },
  'send-again': { do: 'send-again', seminar },
  'settle-untold': { do: 'settle-untold', seminar },
  'do-without': { do: 'do-without', seminar, what: 'soon', is: true },
  'tell-friends': { do: 'tell-friends', seminar },
  'end-series': { do: 'end-series', series: person },
  'hand-over': { do: 'hand-over', seminar, to: person },
  'set-host': { do: 'set-host', seminar, person, part: 'speaker', in: true },
  tick: { do: 'tick', seminar, person, in: true },
  'remove-material': { do: 'remove-material', seminar, material: person },
  'send-materials': { do: 'send-materials', seminar },
  'invite-organizer': { do: 'invite-organizer' },
  'set-role': { do: 'set-role', person, role: 'admin' },
};
export const acting: Command[] = Object.values(acts);
