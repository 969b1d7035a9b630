// Who may do what, and who may change that. Pure.

/** Admins are organizers who may also name organizers and take the role back. */
export type Role = 'admin' | 'organizer';

export type RoleRefusal = 'not_admin' | 'last_admin';

/** Whether `actor` may give `subject` a role, or take it back (`to`: null). Undefined: yes. */
export function roleRefusal({
  actor,
  subject,
  to,
  admins,
}: {
  actor: Role | null;
  subject: Role | null;
  to: Role | null;
  /** How many admins there are now. */
  admins: number;
}): RoleRefusal | undefined {
  if (actor !== 'admin') return 'not_admin';
  return subject === 'admin' && to !== 'admin' && admins <= 1 ? 'last_admin' : undefined;
}

/** Two people turn out to be one: who was an admin as either is one. */
export function higherRole(one: Role | null, other: Role | null): Role | null {
  return one === 'admin' || other === 'admin' ? 'admin' : (one ?? other);
}
