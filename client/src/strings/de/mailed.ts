import type { Strings } from '../strings';

export const mailed: Strings['mailed'] = {
  forgotten: 'Passwort vergessen?',
  'forgotten-password': {
    title: 'Passwort vergessen',
    intro:
      'Geben Sie die Adresse Ihres Kontos an. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
    submit: 'Link schicken',
    done: 'Wenn es ein Konto mit dieser Adresse gibt, ist eine E-Mail unterwegs. Ihr Link gilt eine halbe Stunde.',
  },
  'reset-password': {
    title: 'Neues Passwort wählen',
    intro: 'Alle Geräte werden abgemeldet, und Sie melden sich mit dem neuen Passwort an.',
    submit: 'Passwort setzen',
    done: 'Ihr Passwort ist geändert. Sie können sich jetzt damit anmelden.',
  },
  'verify-email': {
    title: 'Adresse bestätigen',
    intro: 'Ein Klick, und wir wissen, dass unsere E-Mails Sie erreichen.',
    submit: 'Adresse bestätigen',
    done: 'Danke. Ihre Adresse ist bestätigt.',
  },
  'change-email': {
    title: 'Neue Adresse bestätigen',
    intro: 'Danach melden Sie sich mit ihr an. Alle Geräte werden abgemeldet.',
    submit: 'Adresse verwenden',
    done: 'Ihre Adresse ist geändert. Melden Sie sich jetzt mit ihr an.',
  },
  onwards: 'Anmelden',
  toAccount: 'Zu Ihrem Konto',
  another: 'Neuen Link anfordern',
  unverified:
    'Diese Adresse ist noch nicht bestätigt: Der Link dazu steht in der E-Mail, die wir Ihnen geschickt haben.',
  sendAgain: 'E-Mail noch einmal schicken',
  sentAgain: 'Sie ist unterwegs.',
  notSent: 'Die E-Mail ließ sich nicht schicken. Bitte versuchen Sie es später noch einmal.',
  changeEmail: 'Adresse ändern',
  newEmail: 'Neue E-Mail-Adresse',
  emailSent:
    'Eine E-Mail an die neue Adresse ist unterwegs. Ihr Link ändert die Adresse, innerhalb einer Stunde.',
  deleteAccount: 'Konto löschen',
  deleteIntro:
    'Ihre Adresse, Ihr Name und Ihre Sitzungen werden entfernt, und was Sie anbieten, wird zurückgezogen. Ihre Bestellungen bleiben ohne sie erhalten. Das lässt sich nicht rückgängig machen.',
  deletePassword: 'Ihr Passwort',
};
