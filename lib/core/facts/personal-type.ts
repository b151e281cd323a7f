/** What kinds of personal data are looked for, as facts name them, and what people call them. Names of people are not among them. */
export const PERSONAL_TYPES = {
  secret: "Key, token or password",
  url_with_credentials: "Address with a password in it",
  email: "Mail address",
  crypto_address: "Address of a crypto wallet",
  iban: "Bank account (IBAN)",
  it_fiscal_code: "Italian fiscal code",
  fr_insee: "French social security number",
  es_nif: "Spanish identity number",
  de_tax_id: "German tax number",
  pl_pesel: "Polish identity number (PESEL)",
  nl_bsn: "Dutch citizen number (BSN)",
  uk_nhs: "NHS number",
  credit_card: "Payment card",
  us_ssn: "US social security number",
  mac: "Network adapter (MAC)",
  ip: "Network address (IP)",
  phone: "Telephone number",
} as const;

export type PersonalType = keyof typeof PERSONAL_TYPES;
