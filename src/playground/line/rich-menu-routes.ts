// Rich menus over HTTP: made, pictured, shown to everyone or to one user. Source: reference, "Rich menu", "Per-user rich menu".
import { type ApiAnswer, type ApiCall, type Handler, notFound, ok, type Route, refuse } from './endpoint.ts';
import { limits } from './limits.ts';
import type { Json } from './line.ts';
import { isJson, schemaError } from './problems.ts';
import { findRichMenuProblems } from './rich-menu-rules.ts';
import type { RichMenus } from './rich-menus.ts';
import type { World } from './world.ts';

interface Deps {
  world: World;
  richMenus: RichMenus;
}

export function richMenuRoutes(deps: Deps): Route[] {
  return [...menuRoutes(deps), ...defaultRoutes(deps), ...userRoutes(deps), ...bulkRoutes(deps)];
}

function menuRoutes({ world, richMenus }: Deps): Route[] {
  const create: Handler = (call) => {
    const refusal = refuseMenu(call);
    if (refusal) return refusal;
    const isFull = richMenus.all().length >= limits.richMenu.perAccount;
    return isFull
      ? refuse(400, 'The number of rich menus has reached the limit')
      : ok({ richMenuId: richMenus.add(call.body as Json) });
  };
  const get: Handler = ({ params }) => {
    const found = richMenus.find(params.id);
    return found ? ok(found.menu) : notFound();
  };
  const remove: Handler = ({ params }) => {
    if (!richMenus.remove(params.id ?? '')) return notFound();
    world.changed();
    return ok();
  };
  const download: Handler = ({ params }) => {
    const image = richMenus.find(params.id)?.image;
    return image ? { status: 200, body: image } : notFound();
  };
  return [
    ['POST', '/v2/bot/richmenu', create],
    ['POST', '/v2/bot/richmenu/validate', (call) => refuseMenu(call) ?? ok()],
    ['GET', '/v2/bot/richmenu/list', () => ok({ richmenus: richMenus.all().map(({ menu }) => menu) })],
    ['GET', '/v2/bot/richmenu/:id', get],
    ['DELETE', '/v2/bot/richmenu/:id', remove],
    ['POST', '/v2/bot/richmenu/:id/content', (call) => upload(call, richMenus), { bytes: true }],
    ['GET', '/v2/bot/richmenu/:id/content', download],
  ];
}

function refuseMenu({ body }: ApiCall): ApiAnswer | undefined {
  const problems = findRichMenuProblems(body);
  return problems.length > 0 ? refuse(400, schemaError(problems)) : undefined;
}

function upload({ params, bytes, contentType }: ApiCall, richMenus: RichMenus): ApiAnswer {
  const found = richMenus.find(params.id);
  if (!found) return notFound();
  const isPicture = contentType === 'image/jpeg' || contentType === 'image/png';
  if (!isPicture) return refuse(415, `The content type, ${contentType}, is not supported`);
  if (bytes.length === 0) return refuse(400, 'The image is empty');
  if (bytes.length > limits.richMenu.imageBytes) return refuse(413, 'The image is larger than 1 MB');
  const shown = pictureSize(bytes, contentType);
  if (!shown) return refuse(400, 'The image is not what its content type says');
  const { width, height } = isJson(found.menu.size) ? found.menu.size : {};
  if (shown !== 'unknown' && (shown.width !== width || shown.height !== height))
    return refuse(400, 'The image size does not match the size of the rich menu');
  if (found.image) return refuse(400, 'An image has already been uploaded to the richmenu');
  found.image = { bytes, type: contentType };
  return ok();
}

/** Undefined: not of that type. Of a JPEG only the type is looked at. */
function pictureSize(bytes: Buffer, type: string): { width: number; height: number } | 'unknown' | undefined {
  if (type === 'image/jpeg') return bytes.readUInt16BE(0) === 0xffd8 ? 'unknown' : undefined;
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).equals(PNG_SIGNATURE);
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Shows the menu by `show`, unless it is unknown or has no picture yet. */
function apply({ world, richMenus }: Deps, id: unknown, show: (id: string) => void): ApiAnswer {
  const found = richMenus.find(id);
  if (!found) return notFound();
  if (!found.image)
    return refuse(400, { message: 'must upload richmenu image before applying it to user', details: [] });
  show(String(id));
  world.changed();
  return ok();
}

function defaultRoutes(deps: Deps): Route[] {
  const { world, richMenus } = deps;
  const clear: Handler = () => {
    richMenus.setDefault(undefined);
    world.changed();
    return ok();
  };
  return [
    ['POST', '/v2/bot/user/all/richmenu/:id', ({ params }) => apply(deps, params.id, richMenus.setDefault)],
    ['GET', '/v2/bot/user/all/richmenu', () => answerId(richMenus.defaultId())],
    ['DELETE', '/v2/bot/user/all/richmenu', clear],
  ];
}

function userRoutes(deps: Deps): Route[] {
  const { world, richMenus } = deps;
  const link: Handler = ({ params: { userId = '', id } }) => {
    if (!world.findUser(userId)) return notFound();
    return apply(deps, id, (menuId) => richMenus.link(userId, menuId));
  };
  const unlink: Handler = ({ params: { userId = '' } }) => {
    richMenus.unlink(userId);
    world.changed();
    return ok();
  };
  return [
    ['POST', '/v2/bot/user/:userId/richmenu/:id', link],
    ['GET', '/v2/bot/user/:userId/richmenu', ({ params }) => answerId(richMenus.linkedId(params.userId ?? ''))],
    ['DELETE', '/v2/bot/user/:userId/richmenu', unlink],
  ];
}

const answerId = (richMenuId: string | undefined) => (richMenuId === undefined ? notFound() : ok({ richMenuId }));

function bulkRoutes(deps: Deps): Route[] {
  const { world, richMenus } = deps;
  const forUsers =
    (work: (userIds: string[], body: Json) => ApiAnswer): Handler =>
    ({ body }) => {
      const userIds = isJson(body) ? body.userIds : undefined;
      const max = limits.richMenu.bulkUsers;
      const isFine = Array.isArray(userIds) && userIds.length >= 1 && userIds.length <= max;
      if (!isFine)
        return refuse(400, schemaError([{ message: `Size must be between 1 and ${max}`, property: 'userIds' }]));
      const answer = work(userIds.map(String), body as Json);
      return answer.status === 200 ? { ...answer, status: 202 } : answer;
    };
  const link = forUsers((userIds, { richMenuId }) =>
    apply(deps, richMenuId, (id) => {
      for (const userId of userIds) richMenus.link(userId, id);
    }),
  );
  const unlink = forUsers((userIds) => {
    for (const userId of userIds) richMenus.unlink(userId);
    world.changed();
    return ok();
  });
  return [
    ['POST', '/v2/bot/richmenu/bulk/link', link],
    ['POST', '/v2/bot/richmenu/bulk/unlink', unlink],
  ];
}
