# Vincular una laptop nueva, en la pantalla de la clínica

window-title = Agregar una laptop
window-intro = En la laptop, inicie Waystation (en una terminal: waystation laptop), abra la dirección que aparece y escriba este código. Sirve una sola vez.
# Se lee en voz alta antes del código
window-code = Código
window-left = { $minutes ->
    [one] Queda 1 minuto
   *[other] Quedan { $minutes } minutos
} y { $tries ->
    [one] 1 intento
   *[other] { $tries } intentos
}.
window-people = Para { $people }.
# Siguen direcciones
window-address = Si la laptop no encuentra esta clínica automáticamente, escriba en ella esta dirección:
window-camera = Si la laptop ofrece “{ join-scan }”, ponga esto frente a su cámara:
# Se lee en voz alta donde el código aparece como imagen
window-picture = El código y la dirección, para la cámara de la laptop
window-close = Cancelar el código
window-look = Actualizar
# $device es el nombre de la laptop
window-in = { $device } se vinculó. Compare estas cuatro palabras con la pantalla de la laptop.
window-different = Si son iguales en las dos pantallas, terminó. Si son distintas, es posible que alguien esté interfiriendo en la conexión: apague esa laptop, no deje que nadie inicie sesión en ella y empiece de nuevo con otro código, de preferencia con cable.
window-same = Son iguales
window-again = Empezar de nuevo
