// What ends a start: told to whoever started it, in one line.

/** What keeps the bot from starting, as one line: it names the setting and never its secret value. */
export class StartError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A setting that is wrong: no later start can do better. */
export class ConfigError extends StartError {}
