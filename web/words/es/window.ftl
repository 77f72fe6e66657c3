# Dar entrada a una portátil nueva, en la pantalla de la clínica

window-title = Agregar una portátil
window-intro = En la portátil, inicie Waystation (en una terminal: waystation laptop), abra la dirección que muestra y escriba este código. Sirve una sola vez.
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
window-address = Si la portátil no encuentra esta clínica por sí sola, escriba allí esta dirección:
window-camera = Si la portátil ofrece “{ join-scan }”, ponga esto delante de ella:
# Se lee en voz alta donde el código aparece como imagen
window-picture = El código y la dirección, para la cámara de la portátil
window-close = Cerrar la ventana
window-look = Mirar otra vez
# $device es el nombre de la portátil
window-in = { $device } ya entró. Compare estas cuatro palabras con la pantalla de la portátil.
window-different = Si son iguales en las dos pantallas, está listo. Si son distintas, quítele el acceso a esta portátil y comience de nuevo: puede que alguien esté en medio.
window-same = Son iguales
window-again = Comenzar de nuevo
