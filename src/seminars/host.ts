// Which part someone has in a seminar. Pure types.

export type Part = 'organizer' | 'speaker';
