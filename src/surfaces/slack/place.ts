// What can be done on Slack.
import type { Place } from '../../cards/place.ts';

export const slackPlace: Place = {
  platform: 'slack',
  showsForms: true,
  showsLongLists: true,
  keepsCurrent: true,
  drawsPlatforms: false,
  givesJoinCodes: true,
  draws: false,
  takesPictures: 'by_address_or_file',
  outside: (url) => url,
};
