// What can be done in LINE's chat: there are no forms, a carousel is no place to tick a list, and what was sent stays.
import type { Place } from '../../cards/place.ts';

export const linePlace: Place = {
  platform: 'line',
  showsForms: false,
  showsLongLists: false,
  keepsCurrent: false,
  drawsPlatforms: false,
  isCounted: true,
  givesJoinCodes: false,
  draws: false,
  takesPictures: 'by_address',
  // LINE's own browser opens and keeps no file; this asks for the phone's (LINE: "openExternalBrowser").
  outside: (url) => `${url}?openExternalBrowser=1`,
};
