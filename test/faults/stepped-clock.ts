// Loaded into a bot's process before anything else: its clock can be stepped as an operator or NTP would, forward and
// back, by SIGUSR2. Everything that reads the time in JavaScript sees the step; timers run on, as they do after a step.
const STEP_MS = Number(process.env.CLOCK_STEP_MS ?? 0);

let offsetMs = 0;
process.on('SIGUSR2', () => {
  offsetMs = offsetMs === 0 ? STEP_MS : 0;
});

const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
globalThis.Date = new Proxy(RealDate, {
  construct(target, args, newTarget) {
    const given = args.length === 0 ? [realNow() + offsetMs] : args;
    return Reflect.construct(target, given, newTarget);
  },
  apply: () => new RealDate(realNow() + offsetMs).toString(),
  get(target, name, receiver) {
    return name === 'now' ? () => realNow() + offsetMs : Reflect.get(target, name, receiver);
  },
});

const realInstant = Temporal.Now.instant.bind(Temporal.Now);
const stepped = () => realInstant().add({ milliseconds: offsetMs });
Object.assign(Temporal.Now, {
  instant: stepped,
  zonedDateTimeISO: (zone = Temporal.Now.timeZoneId()) => stepped().toZonedDateTimeISO(zone),
  plainDateISO: (zone = Temporal.Now.timeZoneId()) => stepped().toZonedDateTimeISO(zone).toPlainDate(),
  plainDateTimeISO: (zone = Temporal.Now.timeZoneId()) => stepped().toZonedDateTimeISO(zone).toPlainDateTime(),
  plainTimeISO: (zone = Temporal.Now.timeZoneId()) => stepped().toZonedDateTimeISO(zone).toPlainTime(),
});
