import { EchoProvider } from "./provider";
import { serve } from "./serve";

serve(new EchoProvider());
