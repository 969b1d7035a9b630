import { describeChatSurface } from '../chat-surface-contract.ts';
import { startSlackHarness } from './slack-harness.ts';

describeChatSurface('Slack', startSlackHarness);
