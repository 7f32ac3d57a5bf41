import type { TemplateClause } from "../clause";

/** The terms of the Defender Network as they are shipped: a starting point for counsel's review, not legal advice. */
export const networkTermsText: TemplateClause[] = [
  {
    key: "membership",
    en: {
      title: "Who belongs to the network",
      text: "The Defender Network is made up of lawyers and organizations in Mexico, Guatemala, El Salvador, Honduras and Nicaragua who are admitted to practise, defend human rights and migrants, and have been received by Justice in Motion (“JiM”). Membership creates no employment and no duty to accept a case.",
    },
    es: {
      title: "Quiénes integran la Red",
      text: "La Red de Defensoras y Defensores se integra por profesionales y organizaciones de México, Guatemala, El Salvador, Honduras y Nicaragua que están habilitados para ejercer, defienden los derechos humanos y a las personas migrantes, y han sido admitidos por Justice in Motion (en adelante, JiM). Pertenecer a ella no crea relación laboral ni obligación de aceptar un caso.",
    },
  },
  {
    key: "offers",
    en: {
      title: "Proposals of cases",
      text: "A proposal says where the work is, what is asked, by when and for how much, without any name. To decline is not held against anybody. Names are shown only to whoever declares an interest, and are forgotten by whoever then declines.",
    },
    es: {
      title: "Propuestas de casos",
      text: "La propuesta indica dónde es el encargo, qué se pide, para cuándo y por cuánto, sin nombre alguno. Declinarla no tiene consecuencias. Los nombres se muestran únicamente a quien manifiesta su interés, y quien después decline guardará reserva absoluta sobre ellos.",
    },
  },
  {
    key: "conduct",
    en: {
      title: "Conduct of the work",
      text: "The Defender works under a contract signed by all three parties, personally or with staff who are bound to the same secrecy, treats clients and witnesses with respect and without discrimination, promises no outcome, and takes no payment from them.",
    },
    es: {
      title: "Ejercicio del encargo",
      text: "Quien defiende trabaja al amparo de un contrato firmado por las tres partes, en persona o con personal sujeto al mismo secreto; trata a las personas representadas y a los testigos con respeto y sin discriminación; no promete resultados; y no recibe de ellos pago alguno.",
    },
  },
  {
    key: "money",
    en: {
      title: "Hours, expenses and pay",
      text: "Hours and expenses are recorded as they arise, truthfully and with receipts. JiM pays what is allowed after review, on approval and without waiting for the Advocate. A change of bank details is confirmed by a call to a known number before it counts.",
    },
    es: {
      title: "Horas, gastos y pago",
      text: "Las horas y los gastos se anotan conforme se causan, con veracidad y con comprobantes. JiM paga lo reconocido después de la revisión, al aprobarse y sin esperar el pago de la parte Abogada. Todo cambio de datos bancarios se confirma por llamada a un número conocido antes de surtir efectos.",
    },
  },
  {
    key: "secrecy",
    en: {
      title: "Secrecy, data and safety",
      text: "The Defender keeps professional secrecy, protects personal data, keeps devices locked and reports a loss within 24 hours. The Defender’s own safety comes first: any visit may be refused or broken off.",
    },
    es: {
      title: "Secreto, datos y seguridad",
      text: "Quien defiende guarda el secreto profesional, protege los datos personales, mantiene bloqueados sus dispositivos y avisa de toda pérdida dentro de las veinticuatro horas siguientes. Su propia seguridad es lo primero: puede negarse a cualquier salida de campo o interrumpirla.",
    },
  },
  {
    key: "end",
    en: {
      title: "End, language and electronic signature",
      text: "Either party may end the membership by 30 days’ notice; contracts in force run on. These terms are made in English and in Spanish, and the Spanish text prevails. The parties agree to sign electronically, with the same effect as by hand.",
    },
    es: {
      title: "Terminación, idiomas y firma electrónica",
      text: "Cualquiera de las partes puede dar por terminada la pertenencia a la Red con aviso de treinta días; los contratos vigentes continúan. Estos términos se otorgan en inglés y en español, y prevalece el texto en español. Las partes acuerdan firmar por medios electrónicos, con los mismos efectos que la firma autógrafa.",
    },
  },
];
