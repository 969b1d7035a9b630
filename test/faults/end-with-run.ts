// Loaded into a bot's process: it ends with the run that started it, however that ended. Its input is the run's, and
// nothing is ever written to it.
process.stdin.once('close', () => process.kill(process.pid, 'SIGKILL')).resume();
if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
