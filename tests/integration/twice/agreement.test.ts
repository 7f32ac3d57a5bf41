import { agreementFixtures } from "./agreement.fixtures";
import { testTwice } from "./twice";

testTwice(agreementFixtures);
