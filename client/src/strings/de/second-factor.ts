import type { Strings } from '../strings';

export const secondFactor: Strings['secondFactor'] = {
  title: 'Zweiter Faktor',
  code: 'Code',
  codeHint:
    'Sechs Ziffern aus Ihrer Authenticator-App. Wenn Sie sie nicht zur Hand haben, geben Sie einen Wiederherstellungscode ein.',
  newCodeHint: 'Sechs Ziffern, wie die App sie zeigt.',
  passwordAgain: 'Geben Sie Ihr Passwort noch einmal ein.',
  off: 'Mit einem zweiten Faktor brauchen Sie zum Anmelden Ihr Passwort und einen Code aus einer App auf Ihrem Telefon. Wer nur Ihr Passwort herausfindet, kann sich nicht anmelden.',
  begin: 'Einrichten',
  scan: 'Scannen Sie dieses Bild mit einer Authenticator-App, oder tippen Sie dort den Schlüssel ein. Geben Sie dann den Code ein, den die App zeigt.',
  picture: 'QR-Code für Ihre Authenticator-App. Darunter steht dasselbe als Text.',
  secret: 'Schlüssel',
  open: 'In einer App auf diesem Gerät öffnen',
  turnOn: 'Einschalten',
  stop: 'Nicht jetzt',
  codesTitle: 'Ihre Wiederherstellungscodes',
  codesIntro:
    'Der zweite Faktor ist eingeschaltet. Wenn Sie Ihr Telefon verlieren, melden Sie sich mit jedem dieser Codes einmal an. Sie werden nur jetzt gezeigt: Bewahren Sie sie dort auf, wo Ihr Telefon nicht ist.',
  newCodesIntro: 'Die bisherigen Codes gelten nicht mehr. Diese werden nur jetzt gezeigt.',
  copy: 'Codes kopieren',
  copied: 'Kopiert.',
  notCopied: 'Ihr Browser erlaubt das nicht. Markieren Sie die Codes, und kopieren Sie sie von Hand.',
  print: 'Codes drucken',
  kept: 'Ich habe sie aufbewahrt',
  on: 'Eingeschaltet seit {when}. Übrige Wiederherstellungscodes: {count}.',
  renew: 'Neue Wiederherstellungscodes',
  turnOff: 'Ausschalten',
  isOff: 'Der zweite Faktor ist ausgeschaltet.',
};
