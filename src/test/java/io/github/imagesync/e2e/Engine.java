package io.github.imagesync.e2e;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/// A network without a way out, in which containers know each other by name. This machine stands at
/// its gateway.
record Engine(Network network) implements AutoCloseable {

  static Engine start() {
    return new Engine(
        Network.builder().createNetworkCmdModifier(command -> command.withInternal(true)).build());
  }

  static DockerClient client() {
    return DockerClientFactory.instance().client();
  }

  /// Also joins this network, beside the one by which its ports reach the tests.
  void join(GenericContainer<?> container, String name) {
    client()
        .connectToNetworkCmd()
        .withNetworkId(network.getId())
        .withContainerId(container.getContainerId())
        .withContainerNetwork(new ContainerNetwork().withAliases(List.of(name)))
        .exec();
  }

  /// This machine as containers in the network see it.
  InetAddress gateway() {
    var address = client().inspectNetworkCmd().withNetworkId(network.getId()).exec();
    try {
      return InetAddress.getByName(address.getIpam().getConfig().getFirst().getGateway());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
