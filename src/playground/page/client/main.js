// The page's script: fetches what changed, posts what one does. What things look like is the server's to say.
import { listenForTaps } from './acts.js';
import { listenForWriting } from './chat-boxes.js';
import { listenForCommands } from './commands.js';
import { listenForHead } from './head.js';
import { listenForReading } from './message-lists.js';
import { listenForModals } from './modal.js';
import { listenForNews } from './news.js';
import { listenForPlaces } from './places.js';
import { listen } from './refresh.js';
import { listenForTours } from './tours.js';
import { listenForTraffic } from './traffic.js';

listenForTaps();
listenForModals();
listenForCommands();
listenForWriting();
listenForReading();
listenForPlaces();
listenForNews();
listenForTours();
listenForHead();
listenForTraffic();
listen();
document.documentElement.dataset.ready = '';
