/** A recipient that the server refused, with its reply. */
export interface Refusal {
  address: string;
  /** SMTP reply code, e.g. 550; 0 when the reply could not be read. */
  code: number;
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; empty when the server gave none. */
  enhanced: string;
  response: string;
}

/** What the server said about a message. `250` is "accepted by the service", not "delivered". */
export interface Receipt {
  /** True when every recipient was accepted. */
  isComplete: boolean;
  messageId: string;
  /** The reply to the end of DATA, whole. */
  response: string;
  accepted: string[];
  rejected: Refusal[];
  /** Connections or messages tried, the last one included. */
  attempts: number;
  /** Octets of the message as sent, dot-stuffing not counted. */
  size: number;
  /** Milliseconds of the last try; `totalMs` covers all of them. */
  timings: {
    dnsMs: number;
    connectMs: number;
    tlsMs: number;
    authMs: number;
    sendMs: number;
    totalMs: number;
  };
  tlsVersion: string;
}
