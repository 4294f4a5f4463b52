import type { Subject } from '../events/event-map.js';

/** One message of a channel, at least once. `sequence` is its place in the channel's log. */
export interface Message {
  subject: Subject;
  sequence: number;
  body: string;
}

/** The message is acknowledged when the promise resolves, and delivered again later when it rejects. */
export type MessageHandler = (message: Message) => Promise<void>;

/**
 * A durable log of messages with consumer groups. This interface is the seam to the broker:
 * NATS Streaming behind it in production, memory in tests.
 */
export interface EventBus {
  /** True while messages can be sent and received. */
  readonly connected: boolean;
  /** Waits for the broker as long as it takes. */
  connect(): Promise<void>;
  /** Calls `listener` whenever messages can be sent again: once connected, and after each reconnection. */
  onConnect(listener: () => void): void;
  /** Resolves when the broker has stored the message. Rejects when it has not, or did not say so in time. */
  publish(subject: Subject, body: string): Promise<void>;
  /**
   * Joins the durable queue group `group`: each message reaches one member, beginning with the oldest message of
   * the channel for a group that is new. There is no order, within a channel or between channels.
   */
  subscribe(subject: Subject, group: string, handler: MessageHandler): Promise<void>;
  /** Takes no more messages and waits until those in hand are handled and acknowledged. */
  drain(): Promise<void>;
  /** Disconnects, keeping every group's place. */
  close(): Promise<void>;
}
