/** How sure a column's name is that clients must not see it: 'certain' for a password, 'likely' for a token, which its owner may be shown. */
export type Secrecy = 'certain' | 'likely';

const certain =
  /^(password|passwd|pwd|passcode|passphrase|salt|(user|db|smtp|admin)Password)$|password(Hash|Digest|Salt|Encrypted)$|^(hashed|encrypted|hash)Password$|(client|signing|webhook|totp|otp|mfa|twoFactor|2fa|shared|app|api|jwt)Secret$|^secret(Hash|Encrypted)?$|privateKey(Pem|Encrypted)?$|^(twoFactor|mfa|two_factor)?(backup|recovery)Codes$|(reset|verification|verify|refresh|access|session|confirmation|activation|magicLink)(Password|Email)?Token(Hash)?$|^passwordResetToken$|^(hashedRefreshToken|hashedRt|refreshTokenHash)$/i;
const likely = /token$|^apiKey$|secret$|secretKey$|^secretAccessKey$/i;
const harmless =
  /^(is|has|can|needs|requires?|public|share|invite|invitation|csrf|device|push|fcm|expo|page|next|previous|sync|cancel|max|min|total|unsubscribe)[A-Z]|publicToken|Id$/;

/** What the name of a column says; undefined where it says nothing. */
export function secrecyOf(column: string): Secrecy | undefined {
  const name = column.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (certain.test(name)) return 'certain';
  return likely.test(name) && !harmless.test(name) ? 'likely' : undefined;
}
