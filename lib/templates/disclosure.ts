/**
 * What is said before anybody signs electronically. A change of a word is a new version: each signature names the
 * version and the language that its signer read. It states facts and gives no legal advice.
 */
export const disclosure = {
  version: "1",
  en: [
    "Signing on this page has the same intent as signing by hand. The U.S. ESIGN Act and the Uniform Electronic Transactions Act, Canada’s provincial electronic commerce acts, Mexico’s Código de Comercio (articles 89 to 97), Guatemala’s Decreto 47-2008, El Salvador’s Decreto 133 of 2015, Honduras’s Decreto 149-2013 and Nicaragua’s Ley 729 recognize electronic signatures, each under its own conditions. In several of them the parties must have agreed to it: the text that you are about to sign says so. In Nicaragua only a certified signature has full equivalence with one written by hand; this is not a certified signature.",
    "You need a device with a current browser and a way to open PDF files. You can read, save and print the text before and after you sign.",
    "You may ask for the document on paper at no charge, and you may withdraw your consent at any time before you sign: leave this page, or say why you cannot sign. Write to info@justiceinmotion.org.",
    "Recorded with your signature: your name as you type it, the time, that your password was asked for, your network address, your browser, your time zone, this disclosure’s version and language, and the fingerprint (SHA-256) of the text.",
  ],
  es: [
    "Firmar en esta página expresa la misma voluntad que firmar de puño y letra. Reconocen la firma electrónica, cada una en sus propios términos, la Ley ESIGN y la Ley Uniforme de Transacciones Electrónicas de los Estados Unidos, las leyes provinciales de comercio electrónico de Canadá, el Código de Comercio de México (artículos 89 a 97), el Decreto 47-2008 de Guatemala, el Decreto 133 de 2015 de El Salvador, el Decreto 149-2013 de Honduras y la Ley 729 de Nicaragua. Varias de ellas exigen que las partes lo hayan pactado: el texto que usted va a firmar así lo dispone. En Nicaragua solo la firma certificada equivale plenamente a la autógrafa; esta no es una firma certificada.",
    "Necesita un dispositivo con un navegador vigente y un medio para abrir archivos PDF. Puede leer, guardar e imprimir el texto antes y después de firmar.",
    "Puede pedir el documento en papel, sin costo, y puede retirar su consentimiento en cualquier momento antes de firmar: salga de esta página o diga por qué no puede firmar. Escriba a info@justiceinmotion.org.",
    "Con su firma se registran: su nombre tal como lo escriba, la hora, que se le pidió su contraseña, su dirección de red, su navegador, su zona horaria, la versión y el idioma de esta información, y la huella (SHA-256) del texto.",
  ],
} as const;
