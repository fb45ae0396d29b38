import { config } from '../config';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Collects mails, which a job hands to the mail service when it is done: all in one request. */
class Mailer {
  private waiting: Mail[] = [];

  queue(to: string, { subject, text }: Omit<Mail, 'to'>): void {
    this.waiting.push({ to, subject, text });
  }

  async flush(): Promise<void> {
    const mails = this.waiting;
    this.waiting = [];
    if (mails.length === 0) return;
    const response = await fetch(`${config.mailUrl}/mails`, { method: 'POST', body: JSON.stringify(mails) });
    if (!response.ok) throw new Error(`The mail service answers ${response.status}.`);
  }
}

export const mailer = new Mailer();
