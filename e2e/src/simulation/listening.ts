import { Server } from 'node:http';
import { currentTask } from './task.js';

/**
 * Lets the services' servers listen to nothing, as requests are given to their apps: a port opens and closes at
 * moments of its own choosing. A server has closed when its instance has answered what it was asked.
 */
export function simulateListening(): void {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function listenToNothing(this: Server, ...options: unknown[]) {
    const instance = currentTask()?.instance;
    if (!instance) return listen.apply(this, options as never);
    Object.defineProperty(this, 'listening', { value: true, configurable: true });
    this.address = () => ({ address: 'simulation', family: 'none', port: 0 });
    this.close = () => {
      Object.defineProperty(this, 'listening', { value: false, configurable: true });
      void instance.answered().then(() => this.emit('close'));
      return this;
    };
    // Node's own listener would begin to look after connections, every half minute and for ever.
    this.removeAllListeners('listening');
    process.nextTick(() => this.emit('listening'));
    return this;
  } as typeof listen;
}
