/** What the services say, by their English message. What is missing here is shown in English. */
export const said: Record<string, string> = {
  'Email in use': 'Diese E-Mail-Adresse ist bereits vergeben.',
  'Email must be valid': 'Geben Sie eine gültige E-Mail-Adresse ein.',
  'email must be valid': 'Geben Sie eine gültige E-Mail-Adresse ein.',
  'password must have between 8 and 128 characters': 'Das Passwort muss zwischen 8 und 128 Zeichen haben.',
  'password must have at least 12 characters, or be harder to guess':
    'Das Passwort muss mindestens 12 Zeichen haben oder schwerer zu erraten sein.',
  'password must not be one that is easily guessed': 'Das Passwort ist zu leicht zu erraten.',
  'name must have visible characters only': 'Der Name darf nur aus sichtbaren Zeichen bestehen.',
  'name must have at most 50 characters': 'Der Name darf höchstens 50 Zeichen haben.',
  'The current password is wrong': 'Das bisherige Passwort stimmt nicht.',
  'Invalid credentials': 'E-Mail-Adresse oder Passwort stimmen nicht.',
  'The order is cancelled': 'Die Bestellung ist storniert.',
  'The order is already paid': 'Die Bestellung ist bereits bezahlt.',
  'The order has expired': 'Die Bestellung ist abgelaufen.',
  'A payment for this order is under way': 'Eine Zahlung für diese Bestellung läuft bereits.',
  'Too many cards were declined: the order is being cancelled':
    'Es wurden zu viele Karten abgelehnt: Die Bestellung wird storniert.',
  'The ticket is still being reserved': 'Das Ticket wird noch reserviert.',
  'The ticket is sold': 'Das Ticket ist verkauft.',
  'The ticket is already reserved': 'Das Ticket ist bereits reserviert.',
  'The ticket is locked: somebody is buying it': 'Das Ticket wird gerade gekauft und ist deshalb gesperrt.',
  'The ticket has been withdrawn from sale': 'Das Ticket wurde aus dem Verkauf genommen.',
  'You have already bought this ticket': 'Sie haben dieses Ticket bereits gekauft.',
  'You already have this ticket reserved': 'Sie haben dieses Ticket bereits reserviert.',
  'No such ticket': 'Dieses Ticket gibt es nicht.',
  'No such order': 'Diese Bestellung gibt es nicht.',
  'Your card was declined.': 'Ihre Karte wurde abgelehnt.',
  'Your card has insufficient funds.': 'Ihre Karte ist nicht gedeckt.',
  'Your card has expired.': 'Ihre Karte ist abgelaufen.',
  "Your card's security code is incorrect.": 'Die Prüfnummer Ihrer Karte stimmt nicht.',
  'An error occurred while processing your card. Try again in a little bit.':
    'Bei der Verarbeitung Ihrer Karte ist ein Fehler aufgetreten. Versuchen Sie es gleich noch einmal.',
  'Your bank could not confirm that it was you. You have not been charged: please try again or use another card.':
    'Ihre Bank konnte nicht bestätigen, dass Sie es waren. Es wurde nichts abgebucht: Versuchen Sie es erneut, oder nehmen Sie eine andere Karte.',
  'The payment was not confirmed with your bank. You have not been charged.':
    'Die Zahlung wurde bei Ihrer Bank nicht bestätigt. Es wurde nichts abgebucht.',
  'The card details were not accepted. Please enter them again.':
    'Die Kartendaten wurden nicht angenommen. Bitte geben Sie sie erneut ein.',
  'The payment did not go through. You have not been charged.':
    'Die Zahlung hat nicht geklappt. Es wurde nichts abgebucht.',
  'Something went wrong': 'Etwas ist schiefgegangen.',
  'Temporarily unavailable, please try again': 'Gerade nicht verfügbar. Bitte versuchen Sie es erneut.',
  'The server did not answer. Check your connection and try again.':
    'Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.',
  'This is not working right now. Please try again in a moment.':
    'Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
};
