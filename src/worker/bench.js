import { Client } from "./client.js";
window.__client = new Client(new URL(ENGINE_SCRIPT, import.meta.url));
