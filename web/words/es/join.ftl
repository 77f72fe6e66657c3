# Cómo se une una portátil a su clínica, en la pantalla de la portátil

join-title = Clínica
join-heading = Unirse a una clínica
join-intro = Conéctese a la red de la clínica, con quien supervisa frente a la pantalla de la clínica.
    .one = Allí: abra “{ nav-directory }” y luego “{ devices-title }”, marque quién puede usar esta portátil y pulse “{ devices-show-code }”.
    .two = Aquí: escriba ese código, diga cómo se llamará esta portátil y pulse “{ join-join }”.
    .three = En las dos pantallas: compare cuatro palabras. Después entre aquí como en la clínica.
join-found = Se encontró en esta red
join-none-found = No se encontró ninguna clínica automáticamente. Algunas redes mantienen separados los equipos; escriba la dirección que muestra la pantalla de la clínica.
join-scan = Escanear con la cámara
    .looking = Ponga delante de la cámara la imagen que muestra la pantalla de la clínica. Para detenerla, presione el botón otra vez.
    .filled = El código y la dirección ya están puestos. Dé un nombre a la portátil y presione “{ join-join }”.
    .other = Esa imagen no es un código de una clínica. Busque la que está debajo del código en la página “{ window-title }” de la clínica.
    .refused = Aquí no se puede usar la cámara. Escriba el código y la dirección.
join-address = La dirección de la clínica
    .or = O su dirección
    .hint = Como la muestra su pantalla, por ejemplo 192.168.1.20:8471.
join-code = Código
join-name = Cómo llamar a esta portátil
    .hint = Se muestra junto a lo que se escribe en ella, por ejemplo “Portátil 3” o “Visitas”.
join-join = Unirse

join-compare = Compare cuatro palabras
join-belongs-if = Esta portátil ya es de { $clinic }, si la pantalla de la clínica muestra las mismas cuatro palabras.
join-different = ¿Son distintas? Deténgase y avise a quien supervisa: puede que alguien esté en medio.
join-same = Son iguales: iniciar sesión

join-belongs = Esta portátil es de esta clínica.
join-last-met = El último encuentro fue en { $address }.
join-stand = Ver qué está sincronizado
