export async function sendReceipt(email: string, total: number) {
  console.log(`To ${email}: thank you for ${total}.`);
}
