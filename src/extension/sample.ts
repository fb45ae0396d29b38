import { type TextDocument, window, workspace } from 'vscode';

/** A job of the sample shop as one file that needs nothing installed: a newcomer's first finding. */
const text = `// A query in a loop: put the cursor on the underlined call, press Ctrl+. (Cmd+. on a Mac), and take the fix.
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export async function sendReceipts(orders, mailer) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    if (!customer) continue;
    mailer.queue(customer.email, \`Thank you for your order of \${order.total}.\`);
  }
}
`;

/** Opens the sample as an unsaved file. JavaScript: TypeScript would miss the package. */
export async function openSample(): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'javascript', content: text });
  await window.showTextDocument(document);
  return document;
}
