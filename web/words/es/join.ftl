# Cómo se vincula una laptop con su clínica, en la pantalla de la laptop

join-title = Clínica de esta laptop
join-heading = Vincular esta laptop con una clínica
join-intro = Conéctese a la red de la clínica. Alguien de supervisión debe estar frente a la computadora de la clínica.
    .one = Allá: abra “{ nav-directory }” y luego “{ devices-title }”, marque quién puede usar esta laptop y elija “{ devices-show-code }”.
    .two = Aquí: escriba ese código, póngale un nombre a esta laptop y elija “{ join-join }”.
    .three = En las dos pantallas: comparen las cuatro palabras. Después inicie sesión aquí igual que en la clínica.
join-found = En esta red se encontró
join-none-found = No se encontró ninguna clínica automáticamente. Algunas redes mantienen separados los dispositivos; escriba la dirección que aparece en la pantalla de la clínica.
join-scan = Escanear con la cámara
    .looking = Ponga frente a la cámara la imagen que aparece en la pantalla de la clínica. Para detener la cámara, presione el botón de nuevo.
    .filled = El código y la dirección ya están puestos. Póngale un nombre a la laptop y presione “{ join-join }”.
    .other = Esa imagen no es el código de una clínica. Busque la que está debajo del código en la página “{ window-title }” de la clínica.
    .refused = Aquí no se puede usar la cámara. Escriba el código y la dirección.
join-address = Dirección de la clínica
    .or = O su dirección
    .hint = Como aparece en su pantalla, por ejemplo 192.168.1.20:8471.
join-code = Código
join-name = Nombre de esta laptop
    .hint = Aparece junto a lo que se escribe en ella, por ejemplo “Laptop 3” o “Visitas”.
join-join = Vincular

join-compare = Compare las cuatro palabras
join-belongs-if = Esta laptop queda vinculada con { $clinic } si la pantalla de la clínica muestra las mismas cuatro palabras.
join-different = ¿Son distintas? No continúe y avise a supervisión: es posible que alguien esté interfiriendo en la conexión.
join-same = Son iguales: iniciar sesión

join-belongs = Esta laptop está vinculada con esta clínica.
join-last-met = La última sincronización fue en { $address }.
join-stand = Ver el estado de la sincronización
