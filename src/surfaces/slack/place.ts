// What can be done on Slack.
import type { Place } from '../../cards/place.ts';

export const slackPlace: Place = {
  platform: 'slack',
  showsForms: true,
  showsLongLists: true,
  keepsCurrent: true,
  givesJoinCodes: true,
  draws: false,
  outside: (url) => url,
};
