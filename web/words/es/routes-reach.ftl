# Por qué no se llegó a otra computadora; $address es dónde se buscó

routes-reach-refused = { $address }: allí hay una computadora, pero Waystation no está en marcha en ella o usa otro puerto; inícielo allí, o compruebe la dirección.
routes-reach-no-answer = { $address }: nada respondió; compruebe que la otra computadora esté encendida y en la misma red, y que su cortafuegos deje pasar a Waystation.
routes-reach-no-route = { $address }: esta computadora no está en una red que lleve hasta allí; compruebe su cable o el Wi-Fi.
routes-reach-unknown-name = { $address }: ese nombre no se conoce en esta red; escriba la dirección con números.
routes-reach-other = { $address }: no se puede llegar; compruebe la dirección y la red.
routes-reach-not-waystation = { $address }: allí responde algo que no es Waystation; compruebe la dirección y el puerto.
routes-reach-version = La otra computadora habla la versión { $found } y esta la { $known }; actualice Waystation en la que tenga el número más bajo.
routes-reach-locked = La otra computadora está cerrada: alguien tiene que iniciar sesión allí.
routes-reach-busy = La otra computadora está ocupada con demasiadas conexiones; esta lo intenta otra vez en un momento.
routes-reach-other-certificate = La computadora que responde no es aquella con la que se vinculó; compruebe la dirección. Si se reemplazó la computadora de la clínica, vincule de nuevo.
routes-reach-tls = No se pudo establecer una conexión segura; compruebe que ambas computadoras tengan la misma versión y después vincule de nuevo.
routes-reach-own-certificate = El certificado de esta computadora no se puede usar; recupere la última copia de respaldo o vincule de nuevo esta computadora.
routes-reach-newer-frames = El otro lado tiene una versión más nueva (mensajes de la versión { $found }; este programa conoce la { $known }); actualice el programa en esta computadora.
routes-reach-not-a-frame = Lo que llegó no es un mensaje de Waystation; compruebe que la dirección sea correcta.
routes-reach-frame-too-long = Un mensaje de { $len } bytes es más largo que los { $max } bytes que se permiten aquí.
routes-reach-silent = La otra computadora dejó de responder; compruebe la red, esta lo intenta otra vez.
routes-reach-lost = La conexión se cortó; compruebe la red, esta computadora lo intenta otra vez.
routes-reach-closed = La otra computadora cerró la conexión; esta lo intenta otra vez.

# Encontrar a otras sin ayuda

routes-reach-not-found = En esta red no se puede encontrar a otras computadoras automáticamente; escriba la dirección de la clínica. Si debería funcionar, compruebe que el cortafuegos deje pasar el puerto UDP 5353 y vuelva a iniciar Waystation.
routes-reach-not-announced = Esta computadora no se puede anunciar en la red; las demás pueden llegar a ella por su dirección.
