// What can be done on a page. Most come from LINE, so cards and words are LINE's, and so are the links that lead out of
// its browser; elsewhere what is added to them changes nothing.
import type { Place } from '../../cards/place.ts';

export const pagePlace: Place = {
  platform: 'line',
  showsForms: true,
  showsLongLists: true,
  keepsCurrent: false,
  drawsPlatforms: true,
  givesJoinCodes: false,
  draws: true,
  takesPictures: 'on_own_page',
  outside: (url) => `${url}?openExternalBrowser=1`,
};
