// What was done with a privilege. Pure types.

export interface AuditEntry {
  /** Who did it; null: the bot itself. */
  actor: string | null;
  /** e.g. announce, edit, cancel, set-role, refused. */
  action: string;
  seminarId?: string;
  /** The seminar's title or the person's name, as it was then. */
  subject?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

export interface AuditLine extends AuditEntry {
  at: Temporal.Instant;
  actorName: string;
  subject: string;
}
