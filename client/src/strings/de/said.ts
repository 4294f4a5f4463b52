/** What the services say, by their English message. What a bank or Stripe says in other words is known by its code. */
export const said: Record<string, string> = {
  'Email in use': 'Diese Adresse ist bereits vergeben.',
  'Email must be valid': 'Geben Sie eine gültige Adresse ein.',
  'password must have between 8 and 128 characters': 'Das Passwort muss zwischen 8 und 128 Zeichen haben.',
  'password must have at least {min} characters, or be harder to guess':
    'Mindestens {min} Zeichen, oder schwerer zu erraten.',
  'password must not be one that is easily guessed': 'Das Passwort ist zu leicht zu erraten.',
  'name must have visible characters only': 'Nehmen Sie nur sichtbare Zeichen.',
  'name must have at most 50 characters': 'Nehmen Sie höchstens 50 Zeichen.',
  'The current password is wrong': 'Das bisherige Passwort stimmt nicht.',
  'A code from your authenticator app is needed': 'Geben Sie auch den Code aus Ihrer Authenticator-App ein.',
  'The code is wrong, or was used before': 'Der Code stimmt nicht, oder er wurde schon verwendet.',
  'Too many wrong codes were given: only a recovery code is taken now':
    'Zu viele falsche Codes: Jetzt gilt nur noch ein Wiederherstellungscode.',
  'The second factor is on already': 'Der zweite Faktor ist bereits eingeschaltet.',
  'The second factor is not on': 'Der zweite Faktor ist nicht eingeschaltet.',
  'This took too long, or was begun anew elsewhere: please begin again':
    'Das hat zu lange gedauert oder wurde anderswo neu begonnen. Bitte fangen Sie noch einmal an.',
  'Other recovery codes were made at the same time: please try again':
    'Gleichzeitig wurden andere Wiederherstellungscodes erzeugt. Bitte versuchen Sie es noch einmal.',
  'This link is no longer good: please ask for another one':
    'Dieser Link gilt nicht mehr. Bitte fordern Sie einen neuen an.',
  'Invalid credentials': 'E-Mail-Adresse oder Passwort stimmen nicht.',
  'Too many attempts. Please try again in a moment.':
    'Zu viele Versuche. Bitte versuchen Sie es gleich noch einmal.',
  'Too many attempts. Please try again in {seconds} seconds.':
    'Zu viele Versuche. Bitte versuchen Sie es in {seconds} Sekunden noch einmal.',
  'Too many attempts. Please try again in {minutes} minutes.':
    'Zu viele Versuche. Bitte versuchen Sie es in {minutes} Minuten noch einmal.',
  'The address or the headers of the request are too long':
    'Die Adresse oder die Kopfzeilen der Anfrage sind zu lang.',
  'The request is too large': 'Die Anfrage ist zu groß.',
  'The request took too long to arrive': 'Die Anfrage hat zu lange gebraucht.',
  'This request came from another site': 'Diese Anfrage kam von einer anderen Website.',
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
  'The server did not answer. Check your connection and reload the page.':
    'Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung, und laden Sie die Seite neu.',
  'This is not working right now. Please try again in a moment.':
    'Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
  'This part of the site is not available right now. Please try again in a moment.':
    'Dieser Teil der Seite ist gerade nicht verfügbar. Bitte versuchen Sie es gleich noch einmal.',
  'Too many people are asking right now, please try again':
    'Gerade wollen das zu viele auf einmal. Bitte versuchen Sie es gleich noch einmal.',
  '{field} must be text, or null': 'Geben Sie Text ein.',
  'No such session': 'Diese Sitzung gibt es nicht mehr.',
  'Not authorized': 'Dazu müssen Sie angemeldet sein, und es muss Ihnen gehören.',
  'Not found': 'Das gibt es nicht.',
  'Not possible now': 'Das geht jetzt nicht.',
  'The request is malformed': 'Das ließ sich nicht verstehen.',
  'The body is not valid JSON': 'Das ließ sich nicht verstehen.',
  'The body is too large': 'Das ist zu viel auf einmal.',
  'The content encoding is not supported': 'Das ließ sich nicht verstehen.',
  'The character set is not supported': 'Das ließ sich nicht verstehen.',
  '{field} must be text': 'Geben Sie Text ein.',
  '{field} must not be empty': 'Hier fehlt noch etwas.',
  '{field} must have at most {max} characters': 'Nehmen Sie höchstens {max} Zeichen.',
  '{field} must have between {min} and {max} characters': 'Nehmen Sie {min} bis {max} Zeichen.',
  '{field} must be a valid id': 'Das gibt es nicht.',
  '{field} must be a number of dollars with at most two decimals':
    'Geben Sie einen Betrag in Dollar ein, mit höchstens zwei Nachkommastellen.',
  '{field} must be between ${lowest} and ${highest}':
    'Der Betrag muss zwischen {lowest} $ und {highest} $ liegen.',
  'category must be one of {categories}': 'Diese Kategorie gibt es nicht.',
  'startsAt and timeZone must be given together': 'Geben Sie Zeit und Zeitzone zusammen an.',
  'startsAt must be an ISO 8601 date and time with its offset': 'Geben Sie Datum und Uhrzeit an.',
  'startsAt must be in the future': 'Das liegt in der Vergangenheit.',
  'timeZone must be the IANA name of a time zone': 'Diese Zeitzone gibt es nicht.',
  'You cannot buy your own ticket': 'Ihr eigenes Ticket können Sie nicht kaufen.',
  'The event has already begun': 'Die Veranstaltung hat schon begonnen.',
  'No such payment': 'Diese Zahlung gibt es nicht.',
  'The order was not paid': 'Die Bestellung wurde nicht bezahlt.',
  'The order could no longer be paid. You have not been charged.':
    'Die Bestellung ließ sich nicht mehr bezahlen. Es wurde nichts abgebucht.',
  'The payment was not completed. You have not been charged.':
    'Die Zahlung wurde nicht abgeschlossen. Es wurde nichts abgebucht.',
  'Payments are not possible at the moment. You have not been charged.':
    'Zahlungen sind gerade nicht möglich. Es wurde nichts abgebucht.',
  'You have listed this ticket already, with other details: see your tickets':
    'Sie bieten dieses Ticket schon an, mit anderen Angaben: Sie finden es unter Ihren Tickets.',
  'This Idempotency-Key was used for another payment': 'Das wurde schon für eine andere Zahlung verwendet.',
  'You have not been charged twice; we are checking':
    'Es wurde nicht doppelt abgebucht; wir prüfen es gerade.',
  'Your bank asks you to confirm this payment': 'Ihre Bank bittet Sie, diese Zahlung zu bestätigen.',
  'The payment {progress} in full: {reason}': 'Die Zahlung {progress}: {reason}.',
  'is being refunded': 'wird vollständig zurückgezahlt',
  'has been refunded': 'wurde vollständig zurückgezahlt',
  'you had cancelled the order': 'Sie hatten die Bestellung storniert',
  'the order had expired': 'Die Bestellung war abgelaufen',
  'the ticket was no longer available': 'Das Ticket war nicht mehr zu haben',
  'the order had been given up': 'Die Bestellung war aufgegeben worden',
  'the order was cancelled': 'Die Bestellung wurde storniert',
  'it came too late': 'Sie kam zu spät',
  'we have given it back': 'Wir haben sie zurückgegeben',
};

/** Why a card was declined, by the code, when Stripe says it in other words than those above. */
export const declines: Record<string, string> = {
  authentication_required: 'Ihre Bank möchte, dass Sie die Zahlung bestätigen.',
  card_declined: 'Ihre Karte wurde abgelehnt.',
  expired_card: 'Ihre Karte ist abgelaufen.',
  incorrect_cvc: 'Die Prüfnummer Ihrer Karte stimmt nicht.',
  incorrect_number: 'Die Nummer Ihrer Karte stimmt nicht.',
  insufficient_funds: 'Ihre Karte ist nicht gedeckt.',
  processing_error: 'Bei der Verarbeitung Ihrer Karte ist ein Fehler aufgetreten.',
};
