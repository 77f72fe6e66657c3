# Palabras que se enviaron cuando la sesión ya se había cerrado

unsent-title = Sin guardar todavía
unsent-heading = Sus palabras siguen aquí
unsent-intro = La sesión se cerró antes de que se guardaran. No se perdió nada.
unsent-save = Guardarlas ahora
unsent-let-go = Dejarlas ir
