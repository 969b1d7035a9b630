// What the parts that act for members share.
import type { Courier } from './courier.ts';
import type { Events } from './events.ts';
import type { ResponseTarget } from './response-urls.ts';
import type { World } from './world.ts';

export interface Stage {
  world: World;
  courier: Courier;
  events: Events;
  /** A new response_url, whole. */
  responseUrl(target: ResponseTarget): string;
}
