// The page's script: fetches what changed, posts what one does. What things look like is the server's to say.
import { listenForTaps } from './acts.js';
import { listenForWriting } from './chat-boxes.js';
import { listenForModals } from './modal.js';
import { listenForPlaces } from './places.js';
import { listen } from './refresh.js';
import { listenForTraffic } from './traffic.js';

listenForTaps();
listenForModals();
listenForWriting();
listenForPlaces();
listenForTraffic();
listen();
document.documentElement.dataset.ready = '';
