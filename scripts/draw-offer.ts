// Draws what becomes of a seat that falls free, in both languages, by the times of the rule itself.
// Run: node scripts/draw-offer.ts
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '../src/cards/card.ts';
import { readQuietHours } from '../src/messages/quiet-hours.ts';
import { offerEnd, offersEndAt } from '../src/rsvps/offer.ts';
import { bilingual } from '../src/text/words.ts';
import { at, seminarOf } from '../test/support/seminar-fixture.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));

const words = bilingual({
  title: { ja: '席が空いたら', en: 'When a seat falls free' },
  example: { ja: '例：木曜 18:30 に始まるセミナー', en: 'Example: a seminar on a Thursday at 18:30' },
  before: { ja: '締切まで', en: 'Until the deadline' },
  beforeText: {
    ja: ['空いた席は、そのまま', '先頭の方のものに。', 'ご本人に伝わります'],
    en: ['The first in line gets', 'the seat at once, and', 'is told'],
  },
  night: { ja: '夜', en: 'Night' },
  after: { ja: '締切のあと：順番に、お一人ずつうかがいます', en: 'After the deadline: asked one by one, in turn' },
  last: { ja: '2時間前から', en: 'Last 2 hours' },
  lastText: { ja: ['どなたにも', '回しません'], en: ['nobody', 'is asked'] },
  places: {
    ja: ['1番目の方へ「席を受け取る」', '2番目の方へ', '3番目の方へ'],
    en: ['1st in line: “Take the seat”', '2nd in line', '3rd in line'],
  },
  silent: { ja: 'お返事なし', en: 'no answer' },
  taken: { ja: '受け取りました', en: 'seat taken' },
  deadline: { ja: '締切', en: 'Deadline' },
  free: { ja: '席が空く', en: 'Free' },
  start: { ja: '開始', en: 'Start' },
  notes: {
    ja: [
      'お待ちするのは、開始の2時間前までの残り時間の3分の1（15分から12時間）。',
      '夜（21時から朝8時まで）はお声がけせず、朝になってから。',
    ],
    en: [
      'Each has a third of what is left until two hours before the start (15 minutes to 12 hours).',
      'Nobody is asked at night (21:00 to 8:00): it waits for the morning.',
    ],
  },
});

const freeAt = at('2026-12-03T09:00');
const seminar = seminarOf();
const lastAt = offersEndAt(seminar);
const quiet = readQuietHours('21:00-8:00') ?? null;

/** The first two let their time pass; the third answers after half an hour. */
const first = offerFrom(freeAt);
const second = offerFrom(first.until);
const third = { from: second.until, until: second.until.add({ minutes: 30 }) };
const offers = [first, second, third];

function offerFrom(from: Temporal.Instant) {
  return { from, until: offerEnd(seminar, from, quiet) ?? from };
}

const WIDTH = 780;
const HEIGHT = 404;
const DAY = { from: at('2026-12-03T08:00'), x: 248, pointsAnHour: 46 };
const xOf = (instant: Temporal.Instant) =>
  Math.round(DAY.x + DAY.from.until(instant).total('hours') * DAY.pointsAnHour);
const timeOf = (instant: Temporal.Instant) => {
  const { hour, minute } = instant.toZonedDateTimeISO(seminar.timeZone);
  return `${hour}:${String(minute).padStart(2, '0')}`;
};

const ZONES_Y = 84;
const ROW_Y = 150;
const ROW = 50;
const AXIS_Y = 296;
const NOTES_Y = 362;

type Look = { size?: number; color?: string; bold?: boolean; anchor?: 'start' | 'middle' | 'end' };
function text(x: number, y: number, said: string, { size = 13, color = '#1f2328', bold, anchor = 'start' }: Look = {}) {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${color}" text-anchor="${anchor}"${bold ? ' font-weight="700"' : ''}>${said}</text>`;
}
const lines = (x: number, y: number, said: string[], look?: Look) =>
  said.map((each, index) => text(x, y + index * 20, each, look)).join('\n');
const box = (x: number, y: number, width: number, height: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;

function zones(said: (typeof words)[Language]): string[] {
  const [night, end, start] = [184, xOf(lastAt), xOf(seminar.startsAt)];
  const height = AXIS_Y - ZONES_Y;
  return [
    box(20, ZONES_Y, night - 20, height, '#e7f4ec'),
    box(night, ZONES_Y, DAY.x - night, height, '#e4e6f2'),
    box(DAY.x, ZONES_Y, end - DAY.x, height, '#eaf1fb'),
    box(end, ZONES_Y, start - end, height, '#f0f0f0'),
    text(32, ZONES_Y + 26, said.before, { bold: true, size: 14 }),
    lines(32, ZONES_Y + 66, said.beforeText),
    text((night + DAY.x) / 2, ZONES_Y + 26, `☾ ${said.night}`, { anchor: 'middle', bold: true, color: '#454b78' }),
    text(DAY.x + 12, ZONES_Y + 26, said.after, { bold: true, size: 14 }),
    text((end + start) / 2, ZONES_Y + 26, said.last, { bold: true, anchor: 'middle' }),
    lines((end + start) / 2, ZONES_Y + 66, said.lastText, { anchor: 'middle', color: '#57606a' }),
  ];
}

function row({ from, until }: (typeof offers)[number], index: number, said: (typeof words)[Language]): string[] {
  const isLast = index === offers.length - 1;
  const y = ROW_Y + index * ROW;
  const [x, end] = [xOf(from), xOf(until)];
  const bar = isLast
    ? box(x, y, end - x, 18, '#0b6e45', 'rx="4"')
    : box(x, y, end - x, 18, '#b9cff0', 'rx="4" stroke="#5b82bf"');
  const outcome = isLast
    ? text(end + 8, y + 14, `✓ ${said.taken}`, { bold: true, color: '#0b6e45' })
    : text(end + 8, y + 14, `${timeOf(until)} ${said.silent}`, { color: '#57606a' });
  return [text(x, y - 7, said.places[index] ?? '', { bold: true }), bar, outcome];
}

function axis(said: (typeof words)[Language]): string[] {
  const tick = (x: number, time: string, what = '') => [
    `<line x1="${x}" y1="${AXIS_Y - 4}" x2="${x}" y2="${AXIS_Y + 4}" stroke="#57606a"/>`,
    text(x, AXIS_Y + 18, time, { anchor: 'middle', size: 12, color: '#57606a' }),
    text(x, AXIS_Y + 34, what, { anchor: 'middle', size: 12, bold: true }),
  ];
  return [
    `<line x1="20" y1="${AXIS_Y}" x2="${WIDTH - 20}" y2="${AXIS_Y}" stroke="#57606a"/>`,
    ...tick(184, '0:00', said.deadline),
    ...tick(DAY.x, timeOf(DAY.from)),
    ...tick(xOf(freeAt), timeOf(freeAt), said.free),
    ...tick(xOf(lastAt), timeOf(lastAt)),
    ...tick(xOf(seminar.startsAt), timeOf(seminar.startsAt), said.start),
  ];
}

function draw(language: Language): string {
  const said = words[language];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" role="img" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="'Hiragino Sans','Noto Sans JP','Noto Sans CJK JP','Yu Gothic',Meiryo,sans-serif">`,
    `<title>${said.title}</title>`,
    box(0.5, 0.5, WIDTH - 1, HEIGHT - 1, '#fff', 'rx="12" stroke="#d0d7de"'),
    text(20, 38, said.title, { size: 20, bold: true }),
    text(20, 64, said.example, { color: '#57606a' }),
    ...zones(said),
    ...offers.flatMap((offer, index) => row(offer, index, said)),
    ...axis(said),
    lines(20, NOTES_Y, said.notes),
    '</svg>',
    '',
  ].join('\n');
}

await writeFile(`${docs}offer.svg`, draw('ja'));
await writeFile(`${docs}offer.en.svg`, draw('en'));
